/**
 * The numbers of lessons, quizzes, graded keys, model answers and the prerequisites: those that were measured are in the tables of
 * docs/reproduce, and those that were worked by hand are what the oracles and metrics compute.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { laplacianVariance } from '#reference/metrics/sharpness.ts';
import {
  symmetricEigen,
  symmetricEigenvalues,
  symmetricFunction,
} from '#reference/metrics/symmetric-eigen.ts';
import { run, type DiracState } from '#reference/oracle/dirac-gan.ts';
import { discriminatorLoss, generatorGradientScale } from '#reference/oracle/gan-losses.ts';
import { appendDeviation } from '#reference/oracle/minibatch-deviation.ts';
import { jensenShannon, wasserstein1 } from '#reference/oracle/optimal-discriminator.ts';
import { generatorVjp, relativisticLosses } from '#reference/oracle/relativistic.ts';
import { spectralNormalize } from '#reference/oracle/stabilisers.ts';
import { momentsOf } from '#site/src/figures/estimator-lab/exact.ts';
import { reportedTable, type Reported } from '#site/src/markdown/reported-table.ts';

const read = (path: string): Promise<string> =>
  readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const tables = JSON.parse(await read('docs/reproduce/tables.json')) as Record<string, Reported>;
const docs = 'site/src/content/docs';
const sources = {
  'answer 1': await read(`${docs}/reparametrization/answer.mdx`),
  'quiz 1': await read('site/src/quizzes/reparametrization/answer.ts'),
  'answer 2': await read(`${docs}/gan-instability/answer.mdx`),
  'quiz 2': await read('site/src/quizzes/gan-instability/answer.ts'),
  'one recipe': await read(`${docs}/gan-instability/one-recipe.mdx`),
  remedies: await read(`${docs}/gan-instability/remedies.mdx`),
  'answer 3': await read(`${docs}/vae-vs-gan/answer.mdx`),
  'quiz 3': await read('site/src/quizzes/vae-vs-gan/answer.ts'),
  prerequisites: await read(`${docs}/prerequisites.mdx`),
  'the game': await read(`${docs}/gan-instability/minimax-game.mdx`),
  'mode collapse': await read(`${docs}/gan-instability/mode-collapse.mdx`),
  'the Dirac-GAN': await read(`${docs}/gan-instability/dirac-gan.mdx`),
  'the critic': await read(`${docs}/gan-instability/wasserstein.mdx`),
  'train a VAE': await read(`${docs}/reparametrization/train-a-vae.mdx`),
  'quiz on modes': await read('site/src/quizzes/gan-instability/mode-collapse.ts'),
  stabilisers: await read(`${docs}/gan-instability/stabilisers.mdx`),
  training: await read(`${docs}/gan-instability/training.mdx`),
  'quiz on training': await read('site/src/quizzes/gan-instability/training.ts'),
  sharpness: await read(`${docs}/vae-vs-gan/sharpness.mdx`),
  anomalies: await read(`${docs}/vae-vs-gan/anomaly-detection.mdx`),
  showdown: await read(`${docs}/vae-vs-gan/showdown.mdx`),
  'quiz on the showdown': await read('site/src/quizzes/vae-vs-gan/showdown.ts'),
  'choose a model': await read(`${docs}/vae-vs-gan/choose-a-model.mdx`),
  diffusion: await read(`${docs}/vae-vs-gan/diffusion-and-flows.mdx`),
  'graded keys': await read('exercises/vae-vs-gan/choose-a-model/_private/keys.ts'),
};
type Source = keyof typeof sources;

const [digits, ring, grid] = [
  'VAE against GAN on the same digits',
  'Ring of 8 Gaussians',
  'Grid of 25 Gaussians',
];
const [vae, blur] = ['VAE on the digits, beside PyTorch', 'A VAE’s blur, with more and less in z'];
const heldOut = 'A digit that was held out, found by −ELBO';
const withoutFloor = 'A digit that was held out, found by −ELBO − H(x)';
const denoised = 'Diffusion and flow matching on the ring';
const longFlow = (evaluations: number): string =>
  `flow matching with 20000 steps, ${evaluations} evaluations`;
const [collapse, headStart] = ['Mode collapse, and its fix', 'A head start for the generator'];
const tail = 'The tail of the generator’s gradient';
const smallRing = 'Ring of 8 with small networks';
const slower = 'slower generator: G .0001, D .0001, β₁ .5';
const faster = 'faster discriminator: G .001, D .001, β₁ .5';
const onlyRates = 'only the rates: G .0001, D .001, β₁ .9';
const [missing, dirac] = ['A mode that is missing, by precision and recall', 'Dirac-GAN'];
const sevenModes = '7 of 8 modes, k = 3';
const allModes = 'all 8 modes, k = 3';

/**
 * A phrase with `{}` for the mean, with as many decimals as the source has there, `{±}` with its error, or `{%}` for a
 * share in per cent.
 */
const measured: [Source, string, number, string, string, string][] = [
  ['answer 2', 'learning rate keeps {} modes', 1, collapse, 'fixed: G .0001, D .001, β₁ .5', 'modes of 8'],
  ['answer 2', 'a tenth of it, {} modes', 1, collapse, 'less momentum: G .001, D .0001, β₁ .5', 'modes of 8'],
  ['answer 2', 'is {±}, against', 1, headStart, 'generator alone for 500', 'distance after 500'],
  ['answer 2', 'against {±} without', 3, headStart, 'no head start', 'distance after 500'],
  ['answer 2', 'run {} modes are found', 1, headStart, 'generator alone for 500', 'modes of 8'],
  ['answer 2', 'are found, against {}.', 1, headStart, 'no head start', 'modes of 8'],
  ['answer 2', 'finds {} of 8 modes (Adam, 1:1)', 1, ring, 'WGAN-GP λ = .1', 'modes of 8'],
  ['answer 2', 'or {} (RMSProp, 5:1)', 1, ring, 'WGAN-GP λ = .1, RMSProp 5:1', 'modes of 8'],
  ['answer 2', 'finds {} modes (RMSProp, 5:1)', 1, grid, 'WGAN clipped at .1', 'modes of 25'],
  ['answer 2', 'or {} (Adam, 1:1)', 1, grid, 'WGAN clipped at .1, Adam 1:1', 'modes of 25'],
  ['quiz 2', "right: '{}, 1.42", 1, dirac, 'GAN', 'simultaneous'],
  ['quiz 2', "right: '3.1, {} and", 2, dirac, 'GAN', 'alternating 1:1'],
  ['quiz 2', "converges: '{}, 0.28", 2, dirac, 'non-saturating GAN', 'simultaneous'],
  ['quiz 2', "converges: '0.64, {} and", 2, dirac, 'non-saturating GAN', 'alternating 1:1'],
  ['one recipe', 'distance is {} with', 2, dirac, 'non-saturating GAN', 'simultaneous'],
  [
    'one recipe',
    'updates and {} with alternating ones, as',
    2,
    dirac,
    'non-saturating GAN',
    'alternating 1:1',
  ],
  ['one recipe', 'at a distance of {}.', 2, dirac, 'GAN', 'alternating 1:1'],
  ['one recipe', 'alone has {±} modes', 1, smallRing, 'relativistic', 'modes of 8'],
  ['one recipe', 'non-saturating loss {±}, which', 1, smallRing, 'non-saturating', 'modes of 8'],
  ['one recipe', 'price: {} % good', 1, smallRing, 'non-saturating with R1', 'high quality %'],
  ['one recipe', 'with R1 instead of {} %', 1, smallRing, 'non-saturating', 'high quality %'],
  ['remedies', 'two have {} modes', 1, smallRing, 'non-saturating in packs of 2', 'modes of 8'],
  ['remedies', 'modes instead of {}, and', 1, smallRing, 'non-saturating', 'modes of 8'],
  ['remedies', 'KL falls from {} to', 2, smallRing, 'non-saturating', 'reverse KL'],
  ['remedies', 'to {}. The deviation', 2, smallRing, 'non-saturating in packs of 2', 'reverse KL'],
  ['remedies', 'mean of {±} is below', 1, smallRing, 'non-saturating with the deviation', 'modes of 8'],
  ['remedies', "game's {±}, but", 1, smallRing, 'non-saturating', 'modes of 8'],
  ['one recipe', 'from {} after 10', 2, tail, '10 steps', 'median length'],
  ['one recipe', 'steps to {} after', 2, tail, '1000 steps', 'median length'],
  ['one recipe', '[{} modes became', 1, collapse, 'less momentum: G .001, D .0001, β₁ .5', 'modes of 8'],
  ['one recipe', 'modes became {}]', 1, collapse, 'fixed: G .0001, D .001, β₁ .5', 'modes of 8'],
  ['answer 3', 'the data is {} for the VAE', 2, digits, 'VAE', 'sharpness'],
  ['answer 3', 'and {} for a GAN with R1', 2, digits, 'GAN with R1 γ = 5', 'sharpness'],
  ['answer 3', 'recall is {} for the VAE', 2, digits, 'VAE', 'recall'],
  ['answer 3', '{} for the GAN with R1 and', 2, digits, 'GAN with R1 γ = 5', 'recall'],
  ['answer 3', '{} without R1', 2, digits, 'GAN non-saturating', 'recall'],
  ['answer 3', 'a held-out 2 has an AUROC of {}', 2, heldOut, '2 held out', 'AUROC'],
  ['answer 3', 'a held-out 1 of {}', 2, heldOut, '1 held out', 'AUROC'],
  ['answer 3', 'their AUROC by −ELBO is {}', 2, heldOut, '1 held out', 'AUROC'],
  ['quiz 3', 'all eight modes give {} and', 3, missing, allModes, 'precision'],
  ['quiz 3', 'give 0.976 and {}?', 3, missing, allModes, 'recall'],
  ['quiz 3', "recallFalls: '{} and", 3, missing, sevenModes, 'precision'],
  ['quiz 3', "recallFalls: '0.974 and {}'", 3, missing, sevenModes, 'recall'],
  ['quiz 3', 'distances are {}, 38.6', 1, digits, 'real digits', 'Fréchet'],
  ['quiz 3', 'are 6.1, {}, 55.5', 1, digits, 'GAN with R1 γ = 5', 'Fréchet'],
  ['quiz 3', '38.6, {}, 97.8', 1, digits, 'WGAN-GP λ = 10', 'Fréchet'],
  ['quiz 3', '55.5, {} and 141.5', 1, digits, 'GAN non-saturating', 'Fréchet'],
  ['quiz 3', '97.8 and {}.', 1, digits, 'VAE', 'Fréchet'],
  ['diffusion', 'all 8 modes, {} % good', 1, headStart, 'no head start', 'high quality %'],
  ['diffusion', 'energy distance of {}.', 3, headStart, 'no head start', 'after 2000'],
  ['diffusion', 'only {} % and', 1, denoised, 'DDPM, 100 evaluations', 'high quality %'],
  ['diffusion', '9.7 % and {} % of', 1, denoised, 'flow matching, 100 evaluations', 'high quality %'],
  [
    'diffusion',
    'steps bring {} % and',
    1,
    denoised,
    'DDPM with 20000 steps, 100 evaluations',
    'high quality %',
  ],
  ['diffusion', '40.0 % and {} %, and', 1, denoised, longFlow(100), 'high quality %'],
  [
    'diffusion',
    'distances of {} and',
    3,
    denoised,
    'DDPM with 20000 steps, 100 evaluations',
    'energy distance',
  ],
  ['diffusion', 'of 0.006 and {}, below', 3, denoised, longFlow(100), 'energy distance'],
  [
    'diffusion',
    'distance is {}, and a sampler',
    3,
    denoised,
    'flow matching, 1 evaluation',
    'energy distance',
  ],
  ['diffusion', 'matching has {} % good', 1, denoised, longFlow(10), 'high quality %'],
  ['diffusion', '10 evaluations and {} % with', 1, denoised, longFlow(100), 'high quality %'],
  ['diffusion', 'hurts: {} modes', 1, denoised, longFlow(2), 'modes of 8'],
  ['diffusion', 'instead of {}. The last', 1, denoised, 'flow matching, 2 evaluations', 'modes of 8'],
  ['prerequisites', '−ELBO of {} nats', 2, vae, 'genlab', 'test −ELBO'],
  ['train a VAE', 'test $-\\ELBO$ of {±} nats', 2, vae, 'genlab', 'test −ELBO'],
  ['train a VAE', 'PyTorch reaches {±}.', 2, vae, 'PyTorch', 'test −ELBO'],
  ['train a VAE', 'are sharper: {} instead', 2, blur, 'β = .1', 'reconstructions'],
  ['train a VAE', 'instead of {}. Without', 2, blur, 'β = 1', 'reconstructions'],
  ['train a VAE', 'noise they reach {}.', 2, blur, 'β = 1, no noise', 'reconstructions'],
  ['train a VAE', 'term is {} nats, and the floor', 0, blur, 'β = .1', 'reconstruction term'],
  ['train a VAE', 'They have {} with $\\beta = 1$', 2, blur, 'β = 1', 'samples'],
  ['train a VAE', 'and {} with $\\beta = 0.1$', 2, blur, 'β = .1', 'samples'],
  ['train a VAE', 'the samples have {}, but', 2, blur, 'β = 1, no noise', 'samples'],
  ['train a VAE', 'and {} nats over 20', 1, blur, 'β = 1, no noise', 'KL term'],
  ['choose a model', 'rise from {} to', 2, blur, 'β = 1', 'reconstructions'],
  ['choose a model', "from 0.39 to {} of the data's", 2, blur, 'β = .1', 'reconstructions'],
  ['choose a model', 'they have {} before', 2, blur, 'β = 1', 'samples'],
  ['choose a model', 'before and {} after', 2, blur, 'β = .1', 'samples'],
  ['graded keys', 'rose from {} to', 2, blur, 'β = 1', 'reconstructions'],
  ['graded keys', 'from 0.39 to {} of the data', 2, blur, 'β = 1, no noise', 'reconstructions'],
  ['training', 'have {} modes and', 1, headStart, 'generator alone for 500', 'modes of 8'],
  ['training', 'modes and {} % good', 0, headStart, 'generator alone for 500', 'high quality %'],
  ['training', 'compared with {} and', 1, headStart, 'no head start', 'modes of 8'],
  ['training', 'compared with 8.0 and {} %', 0, headStart, 'no head start', 'high quality %'],
  [
    'training',
    ': {} % of its samples are good with the average',
    1,
    ring,
    'R1 γ = .05',
    'averaged weights: high quality %',
  ],
  ['training', 'and {} % without it', 1, ring, 'R1 γ = .05', 'high quality %'],
  ['training', 'got worse, {} % instead', 1, ring, 'WGAN clipped at .1', 'averaged weights: high quality %'],
  ['training', 'instead of {} %', 1, ring, 'WGAN clipped at .1', 'high quality %'],
  ['quiz on training', 'was {} on average', 1, headStart, 'generator alone for 500', 'distance after 500'],
  ['quiz on training', 'alone, and {} with both', 3, headStart, 'no head start', 'distance after 500'],
  ['stabilisers', "and {} of the grid's 25", 1, grid, 'R1 γ = .05', 'modes of 25'],
  ['stabilisers', 'from {} % to', 1, ring, 'non-saturating', 'high quality %'],
  ['stabilisers', 'to {} % on the ring', 1, ring, 'R1 γ = .05', 'high quality %'],
  ['stabilisers', 'from {} % to', 1, grid, 'non-saturating', 'high quality %'],
  ['stabilisers', 'to {} % on the grid', 1, grid, 'R1 γ = .05', 'high quality %'],
  ['sharpness', 'reconstructions reach {},', 2, digits, 'VAE', 'reconstructions'],
  ['sharpness', 'the VAE has {}, and', 2, digits, 'VAE', 'sharpness'],
  ['sharpness', 'same size has {}.', 2, digits, 'GAN with R1 γ = 5', 'sharpness'],
  ['showdown', "samples have {%} % of the data's", 0, digits, 'VAE', 'sharpness'],
  ['showdown', 'real images, have {%} %', 0, digits, 'GAN with R1 γ = 5', 'sharpness'],
  ['showdown', 'reconstructions have {%} %', 0, digits, 'VAE', 'reconstructions'],
  ['showdown', 'higher recall, {} against', 2, digits, 'GAN with R1 γ = 5', 'recall'],
  ['showdown', 'recall, 0.68 against {}.', 2, digits, 'VAE', 'recall'],
  ['showdown', 'lower, {} against', 2, digits, 'GAN with R1 γ = 5', 'precision'],
  ['showdown', 'lower, 0.65 against {}.', 2, digits, 'VAE', 'precision'],
  ['showdown', 'lower recall, {}.', 2, digits, 'GAN non-saturating', 'recall'],
  ['quiz on the showdown', 'reconstructions have {%} %', 0, digits, 'VAE', 'reconstructions'],
  ['quiz on the showdown', 'samples have {%} %', 0, digits, 'VAE', 'sharpness'],
  ['choose a model', 'themselves, have {%} %', 0, digits, 'VAE', 'reconstructions'],
  ['choose a model', 'its samples have {%} %', 0, digits, 'VAE', 'sharpness'],
  ['choose a model', 'on average {} of 25', 1, grid, 'WGAN-GP λ = .1', 'modes of 25'],
  ['choose a model', 'is {}, and chance', 2, heldOut, '1 held out', 'AUROC'],
  ['choose a model', 'Once seen, its AUROC is {}, and', 2, heldOut, '1 held out', 'AUROC once seen'],
  ['choose a model', 'held out, {}.', 2, heldOut, '1 held out', 'AUROC'],
  ['anomalies', 'The 2 is found with {} and', 2, heldOut, '2 held out', 'AUROC'],
  ['anomalies', 'the 0 with {}, but', 2, heldOut, '0 held out', 'AUROC'],
  ['anomalies', 'the 1 with {}:', 2, heldOut, '1 held out', 'AUROC'],
  ['anomalies', 'They cost {} nats', 0, heldOut, '1 held out', '−ELBO of it'],
  ['anomalies', 'training data cost {}.', 0, heldOut, '1 held out', '−ELBO of the others'],
  ['anomalies', 'an AUROC of {}, so', 2, withoutFloor, '1 held out', 'AUROC by H(x)'],
  ['anomalies', 'from 0.08 to {}. That', 2, withoutFloor, '1 held out', 'AUROC'],
  ['anomalies', 'it is {} once they', 2, withoutFloor, '1 held out', 'AUROC once seen'],
  ['anomalies', 'for the 7 from {} to', 2, heldOut, '7 held out', 'AUROC'],
  ['anomalies', 'from 0.57 to {}.', 2, withoutFloor, '7 held out', 'AUROC'],
  ['choose a model', 'held-out ones is {}, still', 2, withoutFloor, '1 held out', 'AUROC'],
  ['graded keys', 'still only {}.', 2, withoutFloor, '1 held out', 'AUROC'],
  ['answer 2', 'the same rate {} (both', 1, collapse, faster, 'modes of 8'],
  ['answer 2', 'or {} (both', 1, collapse, slower, 'modes of 8'],
  ['mode collapse', 'it finds {} modes', 1, collapse, 'less momentum: G .001, D .0001, β₁ .5', 'modes of 8'],
  ['mode collapse', 'rates, and it finds {}.', 1, collapse, 'fixed: G .0001, D .001, β₁ .5', 'modes of 8'],
  ['mode collapse', 'rate alone gives {} modes', 1, collapse, slower, 'modes of 8'],
  ['mode collapse', 'rate alone gives {}.', 1, collapse, faster, 'modes of 8'],
  ['mode collapse', 'generator {} % of', 0, collapse, slower, 'high quality %'],
  ['mode collapse', 'fast discriminator {} %', 0, collapse, faster, 'high quality %'],
  ['mode collapse', 'momentum, {} modes', 1, collapse, onlyRates, 'modes of 8'],
  ['mode collapse', 'and {} % of the samples are good. So', 0, collapse, onlyRates, 'high quality %'],
  ['quiz on modes', 'the result was {} modes', 1, collapse, faster, 'modes of 8'],
  ['quiz on modes', 'from 1.0 to {}.', 1, collapse, faster, 'modes of 8'],
  ['graded keys', 'of 0.001 it was {}.', 1, collapse, faster, 'modes of 8'],
  ['graded keys', 'modes from {} to', 1, collapse, 'collapsing: G .001, D .0001, β₁ .9', 'modes of 8'],
  ['graded keys', 'to {}.', 1, collapse, 'less momentum: G .001, D .0001, β₁ .5', 'modes of 8'],
];

/** The mean and, if there is one, the error of a cell. */
function cell(section: string, row: string, column: string): number[] {
  const [[, text = ''] = []] = reportedTable(tables, { section, rows: [row], columns: [column] }).body;
  return text.split(/ ± | \(/).map(Number.parseFloat);
}

describe('a measured number is the one in docs/reproduce', () => {
  it.each(measured)('%s: %s', (source, phrase, decimals, section, row, column) => {
    const [mean = NaN, error = NaN] = cell(section, row, column);
    const stated = phrase
      .replace('{}', mean.toFixed(decimals))
      .replace('{%}', (100 * mean).toFixed(decimals))
      .replace('{±}', `${mean.toFixed(decimals)} ± ${error.toFixed(decimals)}`);
    expect(sources[source]).toContain(stated);
  });

  it('R1 comes to rest, and the kernel distance exchanges R1 and WGAN-GP', () => {
    expect(cell(dirac, 'R1, γ = .3', 'simultaneous')[0]).toBe(2.6e-6);
    expect(sources['quiz 2']).toContain("right: '3.1, 1.42 and 2.6e−6'");
    const [r1 = NaN] = cell(digits, 'GAN with R1 γ = 5', 'kernel');
    expect(r1).toBeGreaterThan(cell(digits, 'WGAN-GP λ = 10', 'kernel')[0] ?? NaN);
  });
});

/** The divergence of a generator that covers some of eight equal modes evenly. */
const divergence = (covered: number): number => {
  const equal = (n: number) => ({
    shape: [8],
    data: Array.from({ length: 8 }, (_, i) => (i < n ? 1 / n : 0)),
  });
  return jensenShannon({ p: equal(8), q: equal(covered) }).value[0] ?? NaN;
};

/** Sharpness of an 8 × 8 image with bars in rows 3 to 6: columns, from 0, to their grey level. */
const sharpness = (bars: Readonly<Record<number, number>>): number =>
  laplacianVariance({
    images: Float64Array.from({ length: 64 }, (_, i) => (i >= 16 && i < 48 ? (bars[i % 8] ?? 0) : 0)),
    height: 8,
    width: 8,
  })[0] ?? NaN;

type Gaussian = readonly [mean: number, variance: number];

/** The KL divergence from the first to the second, as an integral. */
function divergenceOfGaussians(q: Gaussian, p: Gaussian): number {
  const logDensity = (z: number, [mean, variance]: Gaussian): number =>
    -((z - mean) ** 2) / (2 * variance) - Math.log(variance) / 2;
  return momentsOf((eps) => {
    const z = q[0] + Math.sqrt(q[1]) * eps;
    return logDensity(z, q) - logDensity(z, p);
  }).mean;
}

/** The gradient of (μ + σε)² with respect to log σ² for the sample of quiz 1, as a central difference. */
const slopeByLogVar = ((): number => {
  const f = (logVar: number): number => (1 - 0.6 * Math.exp(logVar / 2)) ** 2;
  return (f(Math.log(0.25) + 1e-5) - f(Math.log(0.25) - 1e-5)) / 2e-5;
})();

/** The estimate of the spectral norm of ((1, 1), (0, 1)) from u = (1, 0). */
const spectralNorm = (iterations: number): number =>
  spectralNormalize({
    w: { shape: [2, 2], data: [1, 1, 0, 1] },
    u: { shape: [1, 2], data: [1, 0] },
    iterations,
  }).sigma.value[0] ?? NaN;

/** Slopes of both generator losses with respect to the logit. */
function slope(logit: number): { saturating: number; nonSaturating: number } {
  const { saturating, nonSaturating } = generatorGradientScale({ fake: { shape: [1], data: [logit] } });
  return { saturating: saturating.value[0] ?? NaN, nonSaturating: nonSaturating.value[0] ?? NaN };
}

const lossOfExample = discriminatorLoss({
  real: { shape: [2], data: [2, -1] },
  fake: { shape: [1], data: [0] },
});
const costOfPlan = wasserstein1({
  points: { shape: [3], data: [0, 1, 3] },
  p: { shape: [3], data: [0.5, 0.5, 0] },
  q: { shape: [3], data: [0.1, 0.4, 0.5] },
});

/** The two pairs that the lesson works by hand. */
const pairs = { real: { shape: [2, 1], data: [3, 0] }, fake: { shape: [2, 1], data: [1, 1] } };
const pairLosses = relativisticLosses(pairs);
const pairSlopes = generatorVjp({ ...pairs, cotangent: { shape: [], data: [1] } }).fake.value;

/** The relativistic Dirac-GAN with R1 and R2, γ = 0.25 each: the distance after 500 steps of 0.2 from (1, 1). */
function dampedDistance(alternating: boolean): number {
  let [theta, psi] = [1, 1];
  for (let step = 0; step < 500; step++) {
    const moved = theta - (0.2 * psi) / (1 + Math.exp(-theta * psi));
    const seen = alternating ? moved : theta;
    psi += 0.2 * (seen / (1 + Math.exp(seen * psi)) - 2 * 0.25 * psi);
    theta = moved;
  }
  return Math.hypot(theta, psi);
}

/** The generator of the plain Dirac-GAN, averaged with a decay of 0.995 over 500 alternating steps. */
function averagedTheta(): number {
  let [state, mean]: [DiracState, number] = [{ theta: 1, psi: 1 }, 1];
  for (let step = 0; step < 500; step++) {
    state = run(state, { variant: 'gan', scheme: 'alternating', learningRate: 0.2 }, 1);
    mean = 0.995 * mean + 0.005 * state.theta;
  }
  return mean;
}

/** TV and JS between `count` draws at once of all eight modes and of seven of them. */
function packedDivergences(count: number): { variation: number; jensenShannon: number } {
  const [all, covered] = [8 ** count, 7 ** count];
  const equal = (n: number) => ({
    shape: [all],
    data: Array.from({ length: all }, (_, i) => (i < n ? 1 / n : 0)),
  });
  return {
    variation: 1 - covered / all,
    jensenShannon: jensenShannon({ p: equal(all), q: equal(covered) }).value[0] ?? NaN,
  };
}

/** The last entry for the batch ((0, 2), (4, 2)). */
const statistic = appendDeviation({ features: { shape: [2, 2], data: [0, 2, 4, 2] } }).value[2] ?? NaN;

const root = symmetricFunction(symmetricEigen([2, 1, 1, 2], 2), Math.sqrt);
const stretched = symmetricEigenvalues([1, 1, 1, 2], 2);

/** How much the AUROC by −ELBO − H(x) is higher than that of a VAE that has seen the digit. */
const fromHoldingOut = (digit: string): number =>
  (cell(withoutFloor, digit, 'AUROC')[0] ?? NaN) - (cell(withoutFloor, digit, 'AUROC once seen')[0] ?? NaN);

/** A phrase with `{}` for the size of a value, with as many decimals as the source has there. */
const worked: [Source, string, number, number][] = [
  ['answer 1', 'is {}, and that', 0, momentsOf((eps) => (2 + eps) ** 2 * eps).variance],
  ['answer 1', 'pathwise estimator is {}.', 0, momentsOf((eps) => 2 * (2 + eps)).variance],
  ['answer 1', 'a variance of {} and', 1, momentsOf((eps) => Math.sin(4 * eps) * eps).variance],
  ['answer 1', 'pathwise estimator of {}.', 0, momentsOf((eps) => 4 * Math.cos(4 * eps)).variance],
  ['quiz 1', "right: '{} and 0.20'", 2, Math.sqrt(87 / 100)],
  ['quiz 1', 'right: -{},', 2, slopeByLogVar],
  ['train a VAE', 'a mean square of {}.', 2, (2 * (cell(blur, 'β = 1, no noise', 'KL term')[0] ?? NaN)) / 20],
  ['anomalies', 'their AUROC by {} and not', 2, fromHoldingOut('1 held out')],
  ['answer 2', 'JS is {} nats', 3, divergence(7)],
  ['answer 2', '$-{} \\cdot 10^{-5}$', 1, 1e5 * slope(-10).saturating],
  ['quiz 2', 'costs {} nats', 3, divergence(7)],
  ['quiz 2', 'four {}.', 3, divergence(4)],
  ['quiz 2', 'seven cost {}.', 3, divergence(1)],
  ['quiz 2', 'right: -{},', 4, slope(-5).saturating],
  ['quiz 2', '= −{} there', 4, slope(-5).nonSaturating],
  ['one recipe', 'softplus(−2) = {} |', 3, Math.log1p(Math.exp(-2))],
  ['one recipe', 'softplus(2) = {} |', 3, Math.log1p(Math.exp(2))],
  ['one recipe', 'softplus(1) = {} |', 3, Math.log1p(Math.exp(1))],
  ['one recipe', 'softplus(−1) = {} |', 3, Math.log1p(Math.exp(-1))],
  ['one recipe', '| 0.5 | {} |', 3, pairLosses.discriminator.value[0] ?? NaN],
  ['one recipe', '| 0.720 | {} |', 3, pairLosses.generator.value[0] ?? NaN],
  ['one recipe', 'here −{} and', 3, pairSlopes[0] ?? NaN],
  ['one recipe', 'and −{}. So', 3, pairSlopes[1] ?? NaN],
  ['one recipe', '(-0.5) = {}$', 3, Math.log1p(Math.exp(-0.5))],
  ['one recipe', '-0.25 \\pm {}\\,i', 3, Math.sqrt(1 - 4 * 0.25 ** 2) / 2],
  ['one recipe', '(1, 1) is ${} \\cdot 10^{-11}$', 0, 1e11 * dampedDistance(false)],
  ['one recipe', 'updates and ${} \\cdot 10^{-12}$', 0, 1e12 * dampedDistance(true)],
  ['one recipe', 'is {}. If the run', 2, averagedTheta()],
  ['one recipe', 'with probability {}. For', 3, 1 - (2 / Math.PI) * Math.atan(10)],
  ['one recipe', 'this ratio is {}, and', 1, Math.sqrt(Math.log(1000) / Math.log(2))],
  ['remedies', '(7/8)^2 = {}$', 3, packedDivergences(2).variation],
  ['remedies', '| 1 | {} | 0.045', 3, packedDivergences(1).variation],
  ['remedies', '| 0.125 | {} |', 3, packedDivergences(1).jensenShannon],
  ['remedies', '| 0.234 | {} |', 3, packedDivergences(2).jensenShannon],
  ['remedies', '| 4 | {} |', 3, packedDivergences(4).variation],
  ['remedies', '| 0.414 | {} |', 3, packedDivergences(4).jensenShannon],
  ['remedies', '| 0.089 | {} |', 3, 2 * Math.log(8 / 7)],
  ['remedies', '| 0.171 | {} |', 3, 4 * Math.log(8 / 7)],
  [
    'remedies',
    'by a factor of {},',
    1,
    packedDivergences(4).jensenShannon / packedDivergences(1).jensenShannon,
  ],
  ['remedies', 'statistic is {}.', 5, statistic],
  ['remedies', 'log 2 = {}$ nats of cross', 1, 16 * Math.LN2],
  ['remedies', '\\log 4 = {}$', 3, Math.log(4) / 2],
  ['remedies', 'nats or {} nats', 0, (784 * Math.log(4)) / 2],
  ['quiz 3', 'has the variance {} over', 2, sharpness({ 2: 1 })],
  ['quiz 3', 'mean image {}.', 3, sharpness({ 2: 0.5, 3: 0.5 }) / sharpness({ 2: 1 })],
  ['quiz 3', 'wide keeps {}.', 2, sharpness({ 2: 0.5, 3: 1, 4: 0.5 }) / sharpness({ 2: 1, 3: 1 })],
  ['the game', 'L_D = {}$', 3, lossOfExample.value[0] ?? NaN],
  ['mode collapse', '+ 0 = {}$ nats', 3, Math.log(4) - Math.log(2) * 1.5],
  ['the Dirac-GAN', 'which is {} for $h = 0.2$', 3, Math.hypot(1, 0.1)],
  ['the critic', 'The difference is {}, which', 1, costOfPlan.value[0] ?? NaN],
  ['prerequisites', '+ 0.25) = {}$', 3, divergenceOfGaussians([1, 0.25], [0, 1])],
  ['prerequisites', '+ 7) = {}$', 3, divergenceOfGaussians([0, 1], [1, 0.25])],
  ['prerequisites', '= {}$. In the other', 3, Math.log(8 / 7)],
  ['prerequisites', '\\log 2 = {}$ nats', 1, 784 * Math.LN2],
  ['prerequisites', '1.443 = {}$', 1, 115.28 * Math.LOG2E],
  ['prerequisites', '784 = {}$', 3, (115.28 * Math.LOG2E) / 784],
  ['prerequisites', '+ 0.25 = {}$', 2, momentsOf((eps) => (1 + eps / 2) ** 2).mean],
  ['prerequisites', '0.5 = {}$', 3, 1 / Math.sqrt(2 * Math.PI) / 0.5],
  ['prerequisites', '1.01^{250} = {}$', 1, Math.hypot(1, 0.1) ** 500],
  ['prerequisites', '\\sqrt2 = {}$', 3, spectralNorm(1)],
  ['prerequisites', '13/5} = {}$', 3, spectralNorm(2)],
  ['prerequisites', '89/34} = {}$', 3, spectralNorm(3)],
  ['prerequisites', 'values are {} and', 3, Math.sqrt(stretched[1] ?? NaN)],
  ['prerequisites', 'and {}, although', 3, Math.sqrt(stretched[0] ?? NaN)],
  ['prerequisites', '{} & 0.366', 3, root[0] ?? NaN],
  ['prerequisites', '1.366 & {} \\\\', 3, root[1] ?? NaN],
];

describe('a number worked by hand is what the oracles compute', () => {
  it.each(worked)('%s: %s', (source, phrase, decimals, value) => {
    expect(sources[source]).toContain(phrase.replace('{}', Math.abs(value).toFixed(decimals)));
  });
});
