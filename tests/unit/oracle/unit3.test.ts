import { anomalyDetection, kernelDistance, manifold } from '#reference/oracle/index.ts';
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
