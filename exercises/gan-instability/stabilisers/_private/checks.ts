import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { stabilisers, type Estimate } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';
import { matrixWithSingularValues } from './singular-values.ts';

/** Calibrated: see tests/calibration. */
const c = { smoothing: 4, noise: 2.5, spectral: 1.5, singularValue: 4 };

interface Logits {
  readonly real: NumericArray;
  readonly fake: NumericArray;
}

interface SmoothingSpec {
  /** The smallest and the largest magnitude. */
  readonly range?: readonly [number, number];
  readonly sizes?: readonly [real: number, fake: number];
  /** Of the first real logit; the signs alternate. */
  readonly first?: -1 | 1;
}

function drawLogits(
  random: Random,
  { range: [from, to] = [0.1, 3], sizes: [real, fake] = [5, 3], first = 1 }: SmoothingSpec,
): Logits {
  const logits = (size: number): NumericArray =>
    filled([size, 1], (i) => (i % 2 === 0 ? first : -first) * (from + (to - from) * random.uniform()));
  return { real: logits(real), fake: logits(fake) };
}

const smoothingValue = (inputs: Logits, smooth: number): Case => ({
  evaluation: { target: 'oneSidedSmoothing', inputs: { ...inputs }, params: { smooth } },
  expected: { outputs: { value: within(stabilisers.oneSidedSmoothing({ ...inputs, smooth }), c.smoothing) } },
});

const smoothing =
  (smooth: number, spec: SmoothingSpec = {}) =>
  (random: Random): Case => {
    const inputs = drawLogits(random, spec);
    const cotangent = float32([], [0.5 + random.uniform()]);
    const { real, fake } = stabilisers.oneSidedSmoothingVjp({ ...inputs, smooth, cotangent });
    const { evaluation, expected } = smoothingValue(inputs, smooth);
    return {
      evaluation: { ...evaluation, gradient: { wrt: ['real', 'fake'], cotangents: { value: cotangent } } },
      expected: {
        ...expected,
        gradients: { real: within(real, c.smoothing), fake: within(fake, c.smoothing) },
      },
    };
  };

function noiseCase(random: Random, shape: readonly [number, number], std: number): Case {
  const draw = (): NumericArray => filled(shape, () => random.normal());
  const inputs = { x: draw(), eps: draw() };
  const cotangent = draw();
  const passedOn: Estimate = {
    shape,
    value: Float64Array.from(cotangent.data),
    scale: new Float64Array(shape[0] * shape[1]),
  };
  return {
    evaluation: {
      target: 'instanceNoise',
      inputs,
      params: { std },
      gradient: { wrt: ['x'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(stabilisers.instanceNoise({ ...inputs, std }), c.noise) },
      gradients: { x: within(passedOn, c.noise) },
    },
  };
}

/** Without the gradient: tf.unstack has none for a single row or column. */
const valueOnly = ({ evaluation: { target, inputs, params }, expected: { outputs } }: Case): Case => ({
  evaluation: { target, inputs, ...(params ? { params } : {}) },
  expected: { outputs },
});

interface Kernel {
  readonly size: readonly [number, number];
  readonly scale: number;
  readonly iterations: number;
}

/** By name; u is not a singular vector, and all sizes in and out differ but those of the square kernel. */
const kernels: Readonly<Record<string, readonly Kernel[]>> = {
  'one iteration': [
    { size: [4, 3], scale: 1, iterations: 1 },
    { size: [3, 5], scale: 0.2, iterations: 1 },
  ],
  'two iterations': [{ size: [6, 2], scale: 5, iterations: 2 }],
  'four iterations': [{ size: [2, 4], scale: 1, iterations: 4 }],
  'a square kernel': [{ size: [3, 3], scale: 1, iterations: 3 }],
  'a single input': [{ size: [1, 4], scale: 2, iterations: 2 }],
  'a single output': [{ size: [5, 1], scale: 0.5, iterations: 2 }],
};

const forEachKernel = (toCase: (random: Random, kernel: Kernel) => Case, smallest = 1) =>
  Object.fromEntries(
    Object.entries(kernels).flatMap(([name, specs]) =>
      Math.min(...specs.flatMap(({ size }) => size)) < smallest
        ? []
        : [[name, (random: Random) => specs.map((kernel) => toCase(random, kernel))]],
    ),
  );

/** Redrawn if u is nearly orthogonal to the row space of wᵀ, where rounding decides the direction. */
function drawKernel(random: Random, { size, scale, iterations }: Kernel) {
  for (;;) {
    const w = filled(size, () => scale * random.normal());
    const u = filled([1, size[1]], () => 2 * random.normal());
    const [length, kept] = [norm(u.data), norm(product(u, w))];
    if (kept > 0.3 * length * norm(w.data)) return { inputs: { w, u }, iterations };
  }
}

const norm = (entries: ArrayLike<number>): number => Math.hypot(...Array.from(entries));

/** u wᵀ. */
const product = (u: NumericArray, w: NumericArray): number[] =>
  Array.from({ length: w.shape[0] ?? 0 }, (_, i) =>
    Array.from(u.data).reduce((sum, x, j) => sum + x * (w.data[i * u.data.length + j] ?? NaN), 0),
  );

function iterationCase(random: Random, kernel: Kernel): Case {
  const { inputs, iterations } = drawKernel(random, kernel);
  const right = stabilisers.spectralNormalize({ ...inputs, iterations });
  return {
    evaluation: { target: 'spectralNormalize', inputs, params: { iterations } },
    expected: {
      outputs: {
        sigma: within(right.sigma, c.spectral),
        weight: within(right.weight, c.spectral),
        u: within(right.u, c.spectral),
      },
    },
  };
}

function spectralGradientCase(random: Random, kernel: Kernel): Case {
  const { inputs, iterations } = drawKernel(random, kernel);
  const cotangent = filled(kernel.size, () => random.normal());
  const { w } = stabilisers.spectralNormalizeVjp({ ...inputs, iterations, cotangent });
  return {
    evaluation: {
      target: 'spectralNormalize',
      inputs,
      params: { iterations },
      gradient: { wrt: ['w'], cotangents: { weight: cotangent } },
    },
    // The values have their own check.
    expected: { outputs: {}, gradients: { w: within(w, c.spectral) } },
  };
}

/** Fifteen iterations with ratios of at most ½ reduce every other singular vector by a factor of 2⁻³⁰. */
function convergedCase(random: Random, size: readonly [number, number], largest: number): Case {
  const { w, sigma } = matrixWithSingularValues(random, size, largest);
  const u = filled([1, size[1]], () => random.normal());
  return {
    evaluation: { target: 'spectralNormalize', inputs: { w, u }, params: { iterations: 15 } },
    expected: { outputs: { sigma: within(sigma, c.singularValue) } },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'smoothing',
      title:
        'oneSidedSmoothing: cross-entropy with labels smooth and 0, value and gradient, for logits up to ±1,000',
      points: 1,
      strata: {
        'a label between one half and 1': (random) => [0.9, 0.7].map((smooth) => smoothing(smooth)(random)),
        'a label of 1': smoothing(1, { range: [0.1, 6] }),
        'a label below one half': smoothing(0.3),
        'batches of equal size': smoothing(0.8, { sizes: [4, 4] }),
        'batches of one example': (random) =>
          ([1, -1] as const).map((first) =>
            smoothingValue(drawLogits(random, { sizes: [1, 1], first }), 0.9),
          ),
        'logits of 0': () =>
          smoothingValue({ real: filled([2, 1], () => 0), fake: filled([3, 1], () => 0) }, 0.9),
        'logits between ±20 and ±30': smoothing(0.9, { range: [20, 30], sizes: [4, 6] }),
        'logits between ±100 and ±1,000': smoothing(0.8, { range: [100, 1000] }),
      },
    }),
    oracleCheck({
      id: 'noise',
      title: 'instanceNoise: x + std eps',
      points: 0.5,
      strata: {
        'std below 1': (random) => noiseCase(random, [4, 3], 0.1 + 0.2 * random.uniform()),
        'std above 1': (random) => noiseCase(random, [2, 5], 1.5 + random.uniform()),
        'std = 0': (random) => noiseCase(random, [3, 2], 0),
        'a single example': (random) => valueOnly(noiseCase(random, [1, 4], 0.5)),
        'a single feature': (random) => valueOnly(noiseCase(random, [5, 1], 0.5)),
      },
    }),
    oracleCheck({
      id: 'power-iteration',
      title: 'spectralNormalize: weight, u and sigma after the given number of iterations',
      points: 1,
      strata: forEachKernel(iterationCase),
    }),
    oracleCheck({
      id: 'singular-value',
      title: 'spectralNormalize: after many iterations, sigma is the largest singular value',
      points: 0.5,
      strata: {
        'more inputs than outputs': (random) => convergedCase(random, [7, 4], 3),
        'more outputs than inputs': (random) => convergedCase(random, [3, 6], 0.5),
        'a square kernel': (random) => convergedCase(random, [4, 4], 1),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'spectralNormalize: the gradient flows through sigma, with u and v constant',
      points: 1,
      // tf.unstack has no gradient for a single row or column.
      strata: forEachKernel(spectralGradientCase, 2),
    }),
  ],
});
