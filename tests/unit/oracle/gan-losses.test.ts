/** The losses of both players against mpmath and PyTorch, by tests/peers/unit2_{losses,wasserstein,optimal}.py. */
import { ganLosses, optimalDiscriminator, wasserstein } from '#reference/oracle/index.ts';
import { describeGolden } from './golden-cases.ts';

describeGolden('the losses of a GAN against independent peers', {
  file: 'unit2-losses.golden.json',
  oracles: ganLosses,
  peers: ['python', 'torch', 'mpmath', 'numpy'],
});

describeGolden('the losses of a Wasserstein GAN against PyTorch', {
  file: 'unit2-wasserstein.golden.json',
  oracles: wasserstein,
  peers: ['python', 'torch', 'numpy'],
});

describeGolden('the optimal discriminator against mpmath and SciPy', {
  file: 'unit2-optimal.golden.json',
  oracles: optimalDiscriminator,
  peers: ['python', 'mpmath', 'scipy', 'numpy'],
});
