/** The cases of tests/peers/metrics.py, and our own values for them. */
import { readFileSync } from 'node:fs';
import { seededRandom } from '#datasets/random.ts';
import * as metrics from '#reference/metrics/index.ts';
import { drawn, type Draw } from './draws.ts';

type Values = Readonly<Record<string, number | ArrayLike<number>>>;

/** Each case has the inputs that its function takes, and no others. */
interface Inputs {
  readonly x: Draw;
  readonly y: Draw;
  readonly directions: Draw;
  readonly anomalies: Draw;
  readonly normal: Draw;
  readonly scores: Draw;
  readonly images: Draw;
  readonly logWeights: Draw;
  readonly units: readonly Draw[];
  readonly half: Draw;
  readonly samples: Draw;
  readonly centers: readonly (readonly number[])[];
  readonly std: number;
  readonly permutations: number;
  readonly k: number;
  readonly p: 1 | 2;
  readonly bandwidths: readonly number[];
  readonly seed: number;
  readonly subsets: number;
  readonly size: number;
  readonly step: number | null;
  readonly rate: number;
  readonly height: number;
  readonly width: number;
}

export interface GoldenCase {
  readonly name: string;
  readonly function: keyof typeof ours;
  readonly peers: readonly string[];
  readonly inputs: Inputs;
  readonly values: Readonly<Record<string, readonly number[]>>;
}

interface Golden {
  readonly script: { readonly path: string; readonly sha256: string };
  readonly peers: Readonly<Record<string, string>>;
  readonly cases: readonly GoldenCase[];
}

const root = new URL('../../../', import.meta.url);
export const golden = JSON.parse(
  readFileSync(new URL('tests/peers/metrics.golden.json', root), 'utf8'),
) as Golden;
export const scriptText = readFileSync(new URL(golden.script.path, root));

const ours = {
  featureStatistics: ({ x }: Inputs) => {
    const { mean, covariance } = metrics.featureStatistics(drawn(x));
    return { mean, covariance };
  },
  frechetDistance: ({ x, y }: Inputs) => ({ value: metrics.frechetDistance(drawn(x), drawn(y)) }),
  kernelDistance: ({ x, y }: Inputs) => ({ value: metrics.kernelDistance(drawn(x), drawn(y)) }),
  kernelDistanceOverSubsets: ({ x, y, seed, subsets, size }: Inputs) =>
    metrics.kernelDistanceOverSubsets(drawn(x), drawn(y), { random: seededRandom(seed), subsets, size }),
  energyDistance: ({ x, y }: Inputs) => ({ value: metrics.energyDistance(drawn(x), drawn(y)) }),
  multiScaleMmd: ({ x, y, bandwidths }: Inputs) => ({
    value: metrics.multiScaleMmd(drawn(x), drawn(y), bandwidths),
  }),
  mmdTest: ({ x, y, seed, bandwidths, permutations }: Inputs) =>
    metrics.mmdTest(drawn(x), drawn(y), { bandwidths, permutations, random: seededRandom(seed) }),
  modeStatistics: ({ samples, centers, std }: Inputs) => ({
    ...metrics.modeStatistics({
      samples: { shape: [samples.n, samples.d], data: drawn(samples).data },
      centers: { shape: [centers.length, 2], data: centers.flat() },
      std,
    }),
  }),
  precisionRecall: ({ x, y, k }: Inputs) => metrics.precisionRecall(drawn(x), drawn(y), k),
  densityCoverage: ({ x, y, k }: Inputs) => metrics.densityCoverage(drawn(x), drawn(y), k),
  manifoldMetrics: ({ x, y, k }: Inputs) => ({ ...metrics.manifoldMetrics(drawn(x), drawn(y), k) }),
  slicedWasserstein: ({ x, y, directions, p }: Inputs) => ({
    value: metrics.slicedWasserstein(drawn(x), drawn(y), { directions: unit(drawn(directions)), p }),
  }),
  auroc: ({ anomalies, normal, step }: Inputs) => {
    const high = onSteps(drawn(anomalies).data, step);
    const low = onSteps(drawn(normal).data, step);
    const labels = [...high.map(() => 1), ...low.map(() => 0)];
    return { value: metrics.auroc([...high, ...low], labels) };
  },
  threshold: ({ scores, rate }: Inputs) => ({ value: metrics.threshold(drawn(scores).data, rate) }),
  laplacianVariance: ({ images, height, width }: Inputs) => ({
    value: metrics.laplacianVariance({ images: drawn(images).data, height, width }),
  }),
  likelihoodBounds: ({ logWeights }: Inputs) => {
    const { data, n, d } = drawn(logWeights);
    return { ...metrics.likelihoodBounds({ data, k: n, n: d }) };
  },
  activeUnits: ({ units }: Inputs) => ({ ...metrics.activeUnits(sideBySide(units.map(drawn))) }),
  symmetricEigen: ({ half }: Inputs) => {
    const { data, d } = drawn(half);
    const sum = Float64Array.from(data, (a, i) => a + (data[(i % d) * d + Math.floor(i / d)] ?? NaN));
    return { values: metrics.symmetricEigen(sum, d).values };
  },
} satisfies Record<string, (inputs: Inputs) => Values>;

export const functions = Object.keys(ours);

/** Largest |ours − theirs| over the largest |theirs|, for each field of either. */
export function relativeDifferences({ function: name, inputs, values }: GoldenCase): Record<string, number> {
  const computed: Values = ours[name](inputs);
  const fields = new Set([...Object.keys(computed), ...Object.keys(values)]);
  return Object.fromEntries(
    [...fields].map((field) => [field, relativeDifference(listed(computed[field]), values[field] ?? [])]),
  );
}

function relativeDifference(computed: readonly number[], expected: readonly number[]): number {
  if (computed.length === 0 || computed.length !== expected.length) return NaN;
  const difference = Math.max(...computed.map((value, i) => Math.abs(value - (expected[i] ?? NaN))));
  return difference === 0 ? 0 : difference / Math.max(...expected.map(Math.abs));
}

const listed = (value: number | ArrayLike<number> | undefined): number[] =>
  typeof value === 'number' ? [value] : Array.from(value ?? []);

const onSteps = (values: ArrayLike<number>, step: number | null): number[] =>
  Array.from(values, (value) => (step === null ? value : Math.floor(value / step) * step));

function unit({ data, n, d }: metrics.Rows): metrics.Rows {
  const lengths = Array.from({ length: n }, (_, i) => {
    let square = 0;
    for (const value of data.subarray(i * d, (i + 1) * d)) square += value * value;
    return Math.sqrt(square);
  });
  return { data: Float64Array.from(data, (value, i) => value / (lengths[Math.floor(i / d)] ?? NaN)), n, d };
}

function sideBySide(columns: readonly metrics.Rows[]): metrics.Rows {
  const [d, n] = [columns.length, columns[0]?.n ?? 0];
  const data = Float64Array.from({ length: n * d }, (_, i) => columns[i % d]?.data[Math.floor(i / d)] ?? NaN);
  return { data, n, d };
}
