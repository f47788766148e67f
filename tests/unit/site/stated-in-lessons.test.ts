/**
 * The numbers of the lessons of units 1 and 3: those that were worked by hand are what the oracles compute, and those of
 * a run are in the tables of docs/reproduce.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { frechetBias } from '#reference/metrics/index.ts';
import { auroc, threshold } from '#reference/oracle/anomaly-detection.ts';
import { frechetDistance } from '#reference/oracle/frechet-distance.ts';
import { iwaeBound } from '#reference/oracle/importance-weighted-bound.ts';
import { bernoulliLogLikelihood, klToStandardNormal, negativeElbo } from '#reference/oracle/index.ts';
import { kernelDistance } from '#reference/oracle/kernel-distance.ts';
import { elbo, gap } from '#reference/oracle/linear-gaussian.ts';
import { densityCoverage, precisionRecall } from '#reference/oracle/manifold.ts';
import { momentsOf } from '#site/src/figures/estimator-lab/exact.ts';
import { reportedTable, type Reported } from '#site/src/markdown/reported-table.ts';

const read = (path: string): Promise<string> =>
  readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const lesson = (page: string): Promise<string> => read(`site/src/content/docs/${page}.mdx`);

const row = (...data: number[]) => ({ shape: [1, data.length], data });
const list = (...data: number[]) => ({ shape: [data.length], data });
const column = (...data: number[]) => ({ shape: [data.length, 1], data });
const first = ({ value }: { readonly value: Float64Array }): number => value[0] ?? NaN;

/** The variance of one sample's gradient of E z² with respect to μ, with c added to z². */
const scoreVariance = (mu: number, sigma: number, c = 0): number =>
  momentsOf((eps) => (((mu + sigma * eps) ** 2 + c) * eps) / sigma).variance;

const twoPixels = { x: row(1, 0), logits: row(2, -1), mu: row(1), logVar: row(Math.log(0.25)) };
const pixel = (x: number, logit: number): number =>
  -first(bernoulliLogLikelihood({ x: row(x), logits: row(logit) }));

/** The bound and the gap of a latent of two values, of which 1 has the probability q. */
const joint = [0.05, 0.3];
const evidence = Math.log(0.35);
const twoValues = (q: number): number =>
  [1 - q, q].reduce((sum, share, z) => sum + share * Math.log((joint[z] ?? NaN) / share), 0);

const prior = { x: list(1), a: 1, s: 0.5, mu: list(0), logVar: list(0) };
const dense = (from: number, to: number): number => from * to + to;

const line = { real: column(0, 1, 2, 10), fake: column(0.5, 1.5, 4, 5), k: 1 };
const scores = { scores: list(1, 3, 5, 7, 3, 8), labels: list(0, 0, 0, 0, 1, 1) };
const rareClass = { variance: 1 + 0.01 * 0.99 * 25, mean: 0.05 };
const kernelOfOwnPairs = (rows: readonly number[]): number =>
  rows.flatMap((a) => rows.map((b) => (a * b + 1) ** 3)).reduce((sum, k) => sum + k, 0) / rows.length ** 2;

/** A phrase with `{}` for the size of a value, with as many decimals as the lesson has there. */
const worked: [page: string, phrase: string, decimals: number, value: number][] = [
  ['reparametrization/two-estimators', '+ 15 = {}$, compared with 4', 0, scoreVariance(2, 1)],
  ['reparametrization/two-estimators', 'the variance grows to {},', 0, scoreVariance(2, 1, 7)],
  ['reparametrization/two-estimators', 'it falls to {}.', 0, scoreVariance(2, 1, -7)],
  ['reparametrization/two-estimators', 'these are {} and 0.04', 0, scoreVariance(2, 0.1)],
  ['reparametrization/two-estimators', '1,656 and {}.', 2, momentsOf((eps) => 2 * (2 + eps / 10)).variance],
  ['reparametrization/elbo', 'costs $-\\log 0.881 = {}$', 3, pixel(1, 2)],
  ['reparametrization/elbo', '\\log(1 - 0.269) = {}$', 3, pixel(0, -1)],
  ['reparametrization/elbo', '\\log 0.25 - 1) = {}$', 3, first(klToStandardNormal(twoPixels))],
  ['reparametrization/elbo', '0.313 + 0.818 = {}$', 3, first(negativeElbo(twoPixels))],
  ['reparametrization/elbo-gap', '\\log p(x) = -{},', 4, evidence],
  ['reparametrization/elbo-gap', '\\frac{0.05}{0.2} = -{},', 4, twoValues(0.8)],
  ['reparametrization/elbo-gap', '\\frac{0.2}{1/7} = {} .', 4, evidence - twoValues(0.8)],
  ['reparametrization/elbo-gap', '/0.2 - 1\\big) = {}$', 3, first(gap(prior))],
  ['reparametrization/train-a-vae', 'hold {} numbers for $h$', 0, dense(784, 400)],
  ['reparametrization/train-a-vae', 'twice {} for', 0, dense(400, 20)],
  ['reparametrization/train-a-vae', '{} for $g$', 0, dense(20, 400)],
  ['reparametrization/train-a-vae', '{} for $a$', 0, dense(400, 784)],
  [
    'reparametrization/train-a-vae',
    '$a$: {} in all',
    0,
    dense(784, 400) + 2 * dense(400, 20) + dense(20, 400) + dense(400, 784),
  ],
  ['reparametrization/train-a-vae', '784 \\log 2 \\approx {}$', 0, 784 * Math.LN2],
  ['reparametrization/importance-weighting', '\\log 18 = {}$', 3, Math.log(18) / 3],
  [
    'reparametrization/importance-weighting',
    '\\log 4 = {}$',
    3,
    first(iwaeBound({ logWeights: column(0, Math.log(2), Math.log(9)) })),
  ],
  ['vae-vs-gan/anatomy', '784 \\log 2 = {}$', 0, 784 * Math.LN2],
  ['vae-vs-gan/anatomy', '2\\log 2 = {}$', 3, 2 * Math.LN2],
  ['vae-vs-gan/latent-space', 'length of $4.5 \\pm {}$', 1, Math.SQRT1_2],
  ['vae-vs-gan/latent-space', 'a length of ${} \\pm', 1, Math.sqrt(20)],
  ['vae-vs-gan/latent-space', 'the midpoint {},', 1, Math.sqrt(10)],
  ['vae-vs-gan/latent-space', '\\sqrt{50} = {}$', 1, Math.sqrt(50)],
  [
    'vae-vs-gan/frechet-distance',
    '= {} .\n',
    3,
    first(
      frechetDistance({
        ...{ mean1: list(0, 0), covariance1: { shape: [2, 2], data: [2, 1, 1, 2] } },
        ...{ mean2: list(0, 0), covariance2: { shape: [2, 2], data: [1, 0, 0, 1] } },
      }),
    ),
  ],
  ['vae-vs-gan/frechet-distance', '4\\sqrt2 = {}$', 3, 6 - 4 * Math.SQRT2],
  ['vae-vs-gan/frechet-distance', 'falls from {} to 1', 3, Math.sqrt(rareClass.variance)],
  [
    'vae-vs-gan/frechet-distance',
    '0.117^2 = {}$',
    3,
    rareClass.mean ** 2 + (Math.sqrt(rareClass.variance) - 1) ** 2,
  ],
  ['vae-vs-gan/frechet-distance', 'm = 1000$ this is {}.', 1, frechetBias({ n: 1000, m: 1000, d: 64 })],
  ['vae-vs-gan/frechet-distance', 'it is about {}.', 0, frechetBias({ n: 1e4, m: 1e4, d: 2048 })],
  [
    'vae-vs-gan/kernel-distance',
    '9.25 = {}$',
    1,
    first(kernelDistance({ x: column(0, 1), y: column(1, 2) })),
  ],
  ['vae-vs-gan/kernel-distance', 'sets are {} and', 2, kernelOfOwnPairs([0, 1])],
  ['vae-vs-gan/kernel-distance', '2.75 and {},', 2, kernelOfOwnPairs([1, 2])],
  [
    'vae-vs-gan/kernel-distance',
    'result is {}.',
    0,
    kernelOfOwnPairs([0, 1]) + kernelOfOwnPairs([1, 2]) - 2 * 9.25,
  ],
  ['vae-vs-gan/precision-recall', 'so precision is {}.', 0, first(precisionRecall(line).precision)],
  ['vae-vs-gan/precision-recall', 'so recall is {}.', 2, first(precisionRecall(line).recall)],
  ['vae-vs-gan/precision-recall', 'so the density is {}.', 1, first(densityCoverage(line).density)],
  ['vae-vs-gan/precision-recall', 'In the example it is {}.', 0, first(densityCoverage(line).coverage)],
  ['vae-vs-gan/precision-recall', '2^{-k}$: {} at $k = 3$', 3, 1 - 2 ** -3],
  ['vae-vs-gan/precision-recall', '0.875 at $k = 3$ and {} at', 2, 1 - 2 ** -5],
  ['vae-vs-gan/anomaly-detection', '/ 8 = {}$', 2, first(auroc(scores))],
  [
    'vae-vs-gan/anomaly-detection',
    '\\cdot 2 = {}$',
    1,
    first(threshold({ normalScores: list(1, 3, 5, 7), rate: 0.25 })),
  ],
  ['vae-vs-gan/choose-a-model', '\\log 100 = {}$', 1, Math.log(100)],
];

/** With commas between thousands. */
const inWords = (value: number, decimals: number): string =>
  Math.abs(value).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

describe('a number worked by hand is what the oracles compute', () => {
  it.each(worked)('%s: %s', async (page, phrase, decimals, value) => {
    expect(await lesson(page)).toContain(phrase.replace('{}', inWords(value, decimals)));
  });

  it('bound and gap of the linear model add up to its evidence', () => {
    expect(first(elbo(prior)) + first(gap(prior))).toBeCloseTo(-(Math.log(2 * Math.PI * 1.25) + 0.8) / 2, 12);
  });
});

const tables = JSON.parse(await read('docs/reproduce/tables.json')) as Record<string, Reported>;
const [vae, digits, grid] = [
  'VAE on the digits, beside PyTorch',
  'VAE against GAN on the same digits',
  'Grid of 25 Gaussians',
];

type Measured = [page: string, phrase: string, section: string, row: string, column: string];

/** A phrase with `{}` for what is in the cell. */
const measured: Measured[] = [
  ['reparametrization/train-a-vae', '$-\\ELBO$ of {} nats', vae, 'genlab', 'test −ELBO'],
  ['reparametrization/train-a-vae', 'PyTorch reaches {}.', vae, 'PyTorch', 'test −ELBO'],
  ...['genlab', 'PyTorch'].flatMap((name) =>
    ['L₁', 'L₅', 'L₅₀'].map((bound): Measured => [
      'reparametrization/importance-weighting',
      '| {} |',
      vae,
      name,
      bound,
    ]),
  ),
];

describe('a measured number is the one in docs/reproduce', () => {
  it.each(measured)('%s: %s, %s, %s, %s', async (page, phrase, section, row, name) => {
    const [[, cell = ''] = []] = reportedTable(tables, { section, rows: [row], columns: [name] }).body;
    expect(await lesson(page)).toContain(phrase.replace('{}', cell.replace(/^-/, '−'))); // a minus sign for a hyphen
  });

  it.each([
    ['vae-vs-gan/precision-recall', 'have precision {} and', 2, digits, 'real digits', 'precision'],
    ['vae-vs-gan/precision-recall', 'recall {} at $k = 3$', 2, digits, 'real digits', 'recall'],
    ['vae-vs-gan/choose-a-model', 'on average {} of 25', 1, grid, 'WGAN-GP λ = .1', 'modes of 25'],
  ])('%s: %s', async (page, phrase, decimals, section, row, name) => {
    const [[, cell = ''] = []] = reportedTable(tables, { section, rows: [row], columns: [name] }).body;
    expect(await lesson(page)).toContain(phrase.replace('{}', Number.parseFloat(cell).toFixed(decimals)));
  });
});
