import {
  anomalyDetection,
  assembly,
  ddpm,
  frechet,
  kernel,
  latentSpace,
  manifold,
  sharpness,
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
  oracles: { ...kernel, precisionRecall, densityCoverage },
  peers: ['python', 'numpy', 'scikit-learn', 'prdc'],
});

const { featureStatistics, frechetDistance } = frechet;

describeGolden('features, latents and images, against NumPy and SciPy', {
  file: 'unit3-features.golden.json',
  oracles: { featureStatistics, frechetDistance, ...sharpness, ...latentSpace },
  peers: ['python', 'numpy', 'scipy'],
});

describeGolden('a VAE and a GAN from the same parts, against PyTorch', {
  file: 'unit3-assembly.golden.json',
  oracles: assembly,
  peers: ['python', 'torch'],
});

describeGolden('a diffusion model with a linear predictor, against mpmath and JAX', {
  file: 'unit3-ddpm.golden.json',
  oracles: ddpm,
  peers: ['python', 'jax', 'mpmath', 'numpy'],
});
