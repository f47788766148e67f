/** The numbers that the lessons on other latents and on posterior collapse work by hand, computed anew. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { freeBits, gumbel } from '#reference/oracle/index.ts';
import { reportedTable, type Reported } from '#site/src/markdown/reported-table.ts';

const fromRoot = (path: string): Promise<string> =>
  readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const read = (path: string): Promise<string> => fromRoot(`site/src/${path}`);
const tables = JSON.parse(await fromRoot('docs/reproduce/tables.json')) as Record<string, Reported>;

const sources = {
  'beyond Gaussians': await read('content/docs/reparametrization/beyond-gaussians.mdx'),
  'its quiz': await read('quizzes/reparametrization/beyond-gaussians.ts'),
  'posterior collapse': await read('content/docs/reparametrization/posterior-collapse.mdx'),
  'quiz on collapse': await read('quizzes/reparametrization/posterior-collapse.ts'),
};

/** Mean and variance of a function of a uniform number, by the midpoint rule. */
function momentsOf(f: (u: number) => number): { mean: number; variance: number } {
  const n = 400_000;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = f((i + 0.5) / n);
    sum += value;
    squares += value ** 2;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}

/** P(b = 1) = 0.3 and f(b) = (b − 0.45)². */
const bit = { probability: 0.3, logit: Math.log(0.3 / 0.7), loss: (b: number) => (b - 0.45) ** 2 };
const slope = (b: number): number => 2 * (b - 0.45);
const relaxed = (u: number, temperature: number): number =>
  1 / (1 + Math.exp(-(bit.logit + Math.log(u) - Math.log(1 - u)) / temperature));
const hard = (u: number): number => (bit.logit + Math.log(u) - Math.log(1 - u) > 0 ? 1 : 0);

const gumbelSoftmax = (temperature: number) =>
  momentsOf((u) => {
    const y = relaxed(u, temperature);
    return (slope(y) * y * (1 - y)) / temperature;
  });
const straightThrough = (temperature: number) =>
  momentsOf((u) => {
    const y = relaxed(u, temperature);
    return (slope(hard(u)) * y * (1 - y)) / temperature;
  });
const scoreFunction = momentsOf((u) => bit.loss(hard(u)) * (hard(u) - bit.probability));
const onProbability = momentsOf((u) => slope(hard(u)) * bit.probability * (1 - bit.probability));

const inverse = (u: number): number => -Math.log(1 - u);
const exponential = {
  path: momentsOf((u) => -inverse(u)),
  score: momentsOf((u) => inverse(u) * (1 - inverse(u))),
};

/** P(z ≤ 1.5) of a gamma distribution, by Simpson's rule on t² = z, whose integrand is smooth at 0. */
function gammaCdf(shape: number): number {
  const density = (t: number): number => 2 * t ** (2 * shape - 1) * Math.exp(-(t ** 2));
  const integral = (end: number): number => {
    const n = 20_000;
    const h = end / n;
    const inner = Array.from({ length: n - 1 }, (_, i) => (i % 2 === 0 ? 4 : 2) * density((i + 1) * h));
    return (h / 3) * (density(0) + inner.reduce((sum, value) => sum + value, 0) + density(end));
  };
  return integral(Math.sqrt(1.5)) / integral(8);
}
const byShape = (gammaCdf(2 + 1e-4) - gammaCdf(2 - 1e-4)) / 2e-4;
const gammaDensity = 1.5 * Math.exp(-1.5);

const flow = { derivative: 2 - Math.tanh(0.5) ** 2, logBase: -(Math.log(2 * Math.PI) + 0.25) / 2 };

const words = {
  logits: { shape: [1, 3], data: [0.1, 0.2, 0.7].map(Math.log) },
  uniform: { shape: [1, 3], data: [0.3, 0.8, 0.4] },
};
const noise = words.uniform.data.map((u) => -Math.log(-Math.log(u)));
const sums = noise.map((g, k) => g + (words.logits.data[k] ?? NaN));
const row = (temperature: number): readonly number[] =>
  Array.from(gumbel.gumbelSoftmax({ ...words, temperature }).value);

/** Least value of the objective of x | z ~ N(wz, s²) over w, at the best Gaussian q, and what it consists of. */
function linearModel(variance: number, noise: number, beta: number) {
  const of = (squaredSlope: number) => {
    const posteriorVariance = (beta * noise) / (squaredSlope + beta * noise);
    const k = Math.sqrt(squaredSlope) / (squaredSlope + beta * noise);
    const error = (1 - Math.sqrt(squaredSlope) * k) ** 2 * variance + squaredSlope * posteriorVariance;
    const rate = (k ** 2 * variance + posteriorVariance - Math.log(posteriorVariance) - 1) / 2;
    return { squaredSlope, error, rate, objective: error / (2 * noise) + beta * rate };
  };
  const choices = Array.from({ length: 20_001 }, (_, i) => of(i / 1e4));
  return choices.reduce((best, one) => (one.objective < best.objective ? one : best));
}
const linearRow = (beta: number): string => {
  const { squaredSlope, error, rate } = linearModel(1.25, 0.25, beta);
  return `| ${[beta.toString(), ...[squaredSlope, error, rate].map((value) => value.toFixed(3))].join(' | ')} |`;
};

/** Of the posteriors N(±1.5, 0.5²). */
const normal = (z: number, mean: number, deviation: number): number =>
  Math.exp(-(((z - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
const aggregate = (z: number): number => (normal(z, 1.5, 0.5) + normal(z, -1.5, 0.5)) / 2;
const twoImages = {
  rate: (2.25 + 0.25 - Math.log(0.25) - 1) / 2,
  mismatch: Array.from({ length: 160_000 }, (_, i) => (i + 0.5) / 1e4 - 8).reduce(
    (sum, z) => sum + (aggregate(z) * Math.log(aggregate(z) / normal(z, 0, 1))) / 1e4,
    0,
  ),
};

const floored = (data: number[], lambda: number): number =>
  freeBits.freeBits({ klPerLatent: { shape: [2, 2], data }, lambda }).value[0] ?? NaN;

const minus = (value: number, decimals: number): string => value.toFixed(decimals).replace('-', '−');
const tableRow = (name: string, { mean, variance }: { mean: number; variance: number }): string =>
  `| ${name} | ${minus(mean, 4)} | ${variance.toFixed(4)} |`;
const vector = (values: readonly number[]): string => values.map((value) => value.toFixed(3)).join(', ');

const stated: [keyof typeof sources, string][] = [
  ['beyond Gaussians', tableRow('score function', scoreFunction)],
  ['beyond Gaussians', tableRow('straight-through on the probability', onProbability)],
  ...[1, 0.5, 0.1].flatMap((tau): [keyof typeof sources, string][] => [
    ['beyond Gaussians', tableRow(`Gumbel-softmax, τ = ${tau.toString()}`, gumbelSoftmax(tau))],
    [
      'beyond Gaussians',
      tableRow(`straight-through on the relaxed bit, τ = ${tau.toString()}`, straightThrough(tau)),
    ],
  ]),
  ...[2, 1, 0.5, 0.1].map((tau): [keyof typeof sources, string] => [
    'beyond Gaussians',
    `| ${tau.toString()} | ${vector(row(tau)).replaceAll(', ', ' | ')} |`,
  ]),
  ['beyond Gaussians', `$g = (${vector(noise)})$`],
  ['beyond Gaussians', `$(${vector(sums)})$`],
  ['beyond Gaussians', `with variance ${exponential.path.variance.toFixed(0)}.`],
  ['beyond Gaussians', `its variance is ${exponential.score.variance.toFixed(0)},`],
  ['beyond Gaussians', `(1 + 1.5) = ${gammaCdf(2).toFixed(4)}$`],
  ['beyond Gaussians', `e^{-1.5} = ${gammaDensity.toFixed(4)}$`],
  ['beyond Gaussians', `\\partial\\alpha = ${byShape.toFixed(4)}$`],
  ['beyond Gaussians', `0.3347 = ${(-byShape / gammaDensity).toFixed(4)}$`],
  ['beyond Gaussians', `$z = ${(0.5 + Math.tanh(0.5)).toFixed(4)}$`],
  ['beyond Gaussians', `0.5 = ${flow.derivative.toFixed(4)}$`],
  ['beyond Gaussians', `the logarithm $${flow.logBase.toFixed(4)}$`],
  ['beyond Gaussians', `= ${(flow.logBase - Math.log(flow.derivative)).toFixed(4)}$`],
  ['its quiz', `mean ${minus(gumbelSoftmax(0.5).mean, 4)} and ${gumbelSoftmax(0.1).mean.toFixed(4)}`],
  ['its quiz', `from ${gumbelSoftmax(0.5).variance.toFixed(4)} to ${gumbelSoftmax(0.1).variance.toFixed(4)}`],
  ...[0.5, 1, 2, 4, 5].map((beta): [keyof typeof sources, string] => ['posterior collapse', linearRow(beta)]),
  ['posterior collapse', `R = ${twoImages.rate.toFixed(4)}$`],
  ['posterior collapse', `I = ${(twoImages.rate - twoImages.mismatch).toFixed(4)}$`],
  ['posterior collapse', `remaining ${twoImages.mismatch.toFixed(4)} nats`],
  ['posterior collapse', `density ${normal(0, 0, 1).toFixed(3)} and`],
  ['posterior collapse', `aggregate posterior ${aggregate(0).toFixed(4)}:`],
  ['posterior collapse', `Without a floor the term is ${floored([0.2, 1.5, 0.6, 2.5], 0).toFixed(1)}.`],
  ['posterior collapse', `0.5 + 2 = ${floored([0.2, 1.5, 0.6, 2.5], 0.5).toFixed(1)}$`],
  ['quiz on collapse', `right: ${linearModel(2, 0.5, 2).rate.toFixed(3)},`],
  ['quiz on collapse', `0.4 + 1.3 = ${floored([0.1, 0.9, 0.5, 1.7], 0.4).toFixed(1)}.`],
];

/** The mean of a cell of the table of rates and distortions. */
function measured(row: string, column: string): number {
  const section = 'Rate and distortion of a VAE on the digits';
  const [[, text = ''] = []] = reportedTable(tables, { section, rows: [row], columns: [column] }).body;
  return Number.parseFloat(text);
}
const [one, strong, collapsed, kept] = [
  'β = 1',
  'β = 1; the decoder reads earlier pixels',
  'β = 30',
  'β = 30; floor 0.5',
] as const;
const betas = [0.25, 0.5, 1, 2, 4, 8, 30].map((beta) => `β = ${beta.toString()}`);

describe('a number that was measured', () => {
  it.each([
    [
      `from ${measured('β = 0.25', 'rate').toFixed(0)} nats at 0.25 to ${measured(collapsed, 'rate').toFixed(2)} at 30`,
    ],
    [`distortion of ${measured(collapsed, 'distortion').toFixed(0)} nats`],
    [`carries ${(measured(one, 'rate') / 20).toFixed(1)} nats on average`],
    [`is ${(measured(collapsed, 'distortion') - measured(kept, 'distortion')).toFixed(0)} nats lower`],
    [`is ${(measured(kept, 'floored loss') - measured(kept, 'test −ELBO')).toFixed(1)} nats larger`],
    [`$-\\ELBO$ by ${(measured(one, 'test −ELBO') - measured(strong, 'test −ELBO')).toFixed(0)} nats`],
    [`from ${measured(one, 'rate').toFixed(0)} to ${measured(strong, 'rate').toFixed(0)} nats`],
  ])('%s', (phrase) => {
    expect(sources['posterior collapse']).toContain(phrase);
  });

  it('comes from as many runs as the lesson says', () => {
    const rows = tables['Rate and distortion of a VAE on the digits']?.body ?? [];
    const once = rows.every((cells) => cells.every((text) => !text.includes('±')));
    expect(sources['posterior collapse'].includes('There is one run per row.')).toBe(once);
  });

  it('falls and rises with β as the lesson says', () => {
    const of = (column: string): number[] => betas.map((row) => measured(row, column));
    expect(of('rate')).toEqual(of('rate').toSorted((a, b) => b - a));
    expect(of('distortion')).toEqual(of('distortion').toSorted((a, b) => a - b));
    expect(Math.min(...of('test −ELBO'))).toBe(measured(one, 'test −ELBO'));
    expect(measured(collapsed, 'active units of 20')).toBe(0);
    expect(measured(kept, 'active units of 20')).toBe(20);
    const annealed = 'β from 0 to 1 in 300 steps';
    expect(Math.abs(measured(annealed, 'test −ELBO') - measured(one, 'test −ELBO'))).toBeLessThan(0.5);
  });
});

describe('a number that a lesson works by hand', () => {
  it.each(stated)('%s: %s', (source, phrase) => {
    expect(sources[source]).toContain(phrase);
  });
});
