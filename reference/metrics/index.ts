/**
 * Sample quality in float64, plain TypeScript. Each metric documents its bias and rejects samples that are too small.
 */
export { rowsOf, type Rows } from './rows.ts';

// Moments: are mean and spread of the features right?
export { featureStatistics, type FeatureStatistics } from './feature-statistics.ts';
export { frechetBetween, frechetBias, frechetDistance } from './frechet-distance.ts';
export {
  symmetricEigen,
  symmetricEigenvalues,
  symmetricFunction,
  type SymmetricEigen,
} from './symmetric-eigen.ts';

// Kernels and distances: can the two sets of samples be told apart?
export { kernelDistance, kernelDistanceOverSubsets } from './kernel-distance.ts';
export { multiScaleMmd } from './multi-scale-mmd.ts';
export { mmdTest, type MmdTestOptions } from './mmd-test.ts';
export { energyDistance } from './energy-distance.ts';
export { randomDirections, slicedWasserstein } from './sliced-wasserstein.ts';

// Manifolds: fidelity and coverage measured separately.
export { precisionRecall } from './precision-recall.ts';
export { densityCoverage, expectedCoverage } from './density-coverage.ts';
export { manifoldMetrics, type ManifoldMetrics } from './manifold-metrics.ts';
export { modeStatistics, samplesForModes, type ModeStatistics } from './mode-statistics.ts';

// Images; `classifier-file.ts` has the trained classifier, for Node only.
export { digitClassifier, type DigitClassifier } from './digit-classifier.ts';
export { laplacianVariance, type Images } from './sharpness.ts';

// Anomalies.
export { auroc } from './auroc.ts';
export { quantile, threshold } from './threshold.ts';

// Latent-variable models.
export { likelihoodBounds, type LikelihoodBounds, type LogWeights } from './likelihood-bounds.ts';
export { activeUnits, type ActiveUnits } from './active-units.ts';
