/** The losses of both players against mpmath and PyTorch, by the numbers of tests/peers/unit2_{losses,wasserstein}.py. */
import { ganLosses, wasserstein } from '#reference/oracle/index.ts';
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
