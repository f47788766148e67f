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

function smoothingCase(random: Random, [from, to]: readonly [number, number], smooth: number): Case {
  const logits = (size: number) =>
    filled([size, 1], () => (random.uniform() < 0.5 ? -1 : 1) * (from + (to - from) * random.uniform()));
  const inputs = { real: logits(5), fake: logits(3) };
  const cotangent = float32([], [0.5 + random.uniform()]);
  const gradients = stabilisers.oneSidedSmoothingVjp({ ...inputs, smooth, cotangent });
  return {
    evaluation: {
      target: 'oneSidedSmoothing',
      inputs,
      params: { smooth },
      gradient: { wrt: ['real', 'fake'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(stabilisers.oneSidedSmoothing({ ...inputs, smooth }), c.smoothing) },
      gradients: { real: within(gradients.real, c.smoothing), fake: within(gradients.fake, c.smoothing) },
    },
  };
}

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

interface Kernel {
  readonly size: readonly [number, number];
  readonly scale: number;
  readonly iterations: number;
}

/** One iteration from a u that is not a singular vector. All sizes in and out differ. */
const kernels: readonly Kernel[] = [
  { size: [4, 3], scale: 1, iterations: 1 },
  { size: [3, 5], scale: 0.2, iterations: 1 },
  { size: [6, 2], scale: 5, iterations: 2 },
  { size: [2, 4], scale: 1, iterations: 4 },
];

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
  version: 1,
  checks: [
    oracleCheck({
      id: 'smoothing',
      title:
        'oneSidedSmoothing: cross-entropy with labels smooth and 0, value and gradient, for logits up to ±1,000',
      points: 1,
      cases: (random) => [
        smoothingCase(random, [0.1, 3], 0.9),
        smoothingCase(random, [0.1, 3], 0.7),
        smoothingCase(random, [0.1, 6], 1),
        smoothingCase(random, [100, 1000], 0.8),
      ],
    }),
    oracleCheck({
      id: 'noise',
      title: 'instanceNoise: x + std eps',
      points: 0.5,
      cases: (random) => [
        noiseCase(random, [4, 3], 0.1 + 0.2 * random.uniform()),
        noiseCase(random, [2, 5], 1.5 + random.uniform()),
        noiseCase(random, [3, 2], 0),
      ],
    }),
    oracleCheck({
      id: 'power-iteration',
      title: 'spectralNormalize: weight, u and sigma after the given number of iterations',
      points: 1,
      cases: (random) => kernels.map((kernel) => iterationCase(random, kernel)),
    }),
    oracleCheck({
      id: 'singular-value',
      title: 'spectralNormalize: after many iterations, sigma is the largest singular value',
      points: 0.5,
      cases: (random) => [convergedCase(random, [7, 4], 3), convergedCase(random, [3, 6], 0.5)],
    }),
    oracleCheck({
      id: 'gradient',
      title: 'spectralNormalize: the gradient flows through sigma, with u and v constant',
      points: 1,
      cases: (random) => kernels.map((kernel) => spectralGradientCase(random, kernel)),
    }),
  ],
});
