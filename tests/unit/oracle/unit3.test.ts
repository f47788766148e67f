import {
  anomalyDetection,
  frechet,
  kernelDistance,
  laplacianVariance,
  latentSpace,
  manifold,
} from '#reference/oracle/index.ts';
import { describeGolden } from './golden-cases.ts';

describeGolden('anomaly detection, against PyTorch, SciPy and NumPy', {
  file: 'unit3-anomaly.golden.json',
  oracles: anomalyDetection,
  peers: ['python', 'numpy', 'scipy', 'torch'],
});

const { precisionRecall, densityCoverage } = manifold;

describeGolden('distances of two sets, against scikit-learn and prdc', {
  file: 'unit3-distances.golden.json',
  oracles: { kernelDistance, precisionRecall, densityCoverage },
  peers: ['python', 'numpy', 'scikit-learn', 'prdc'],
});

const { featureStatistics, frechetDistance } = frechet;

describeGolden('features, latents and images, against NumPy and SciPy', {
  file: 'unit3-features.golden.json',
  oracles: { featureStatistics, frechetDistance, laplacianVariance, ...latentSpace },
  peers: ['python', 'numpy', 'scipy'],
});
