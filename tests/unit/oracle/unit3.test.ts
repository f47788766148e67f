import { anomalyDetection } from '#reference/oracle/index.ts';
import { describeGolden } from './golden-cases.ts';

describeGolden('anomaly detection, against PyTorch, SciPy and NumPy', {
  file: 'unit3-anomaly.golden.json',
  oracles: anomalyDetection,
  peers: ['python', 'numpy', 'scipy', 'torch'],
});
