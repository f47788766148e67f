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
import { latentSpace } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';
import { usesTheNoise } from '../noise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface Ends {
  readonly a: NumericArray;
  readonly b: NumericArray;
}

const normals = (random: Random, d: number, scale = 1): NumericArray =>
  filled([d], () => scale * random.normal());

/** Redrawn until the cosine of their angle is in this range, neither nearly parallel nor nearly opposite. */
function ends(
  random: Random,
  d: number,
  lengths: readonly [number, number] = [1, 1],
  [least, most]: readonly [number, number] = [-0.85, 0.85],
): Ends {
  for (;;) {
    const [a, b] = [normals(random, d, lengths[0]), normals(random, d, lengths[1])];
    const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    if (cosine > least && cosine < most) return { a, b };
  }
}

/** Cosines of angles below and above 90°. */
const acute = [0.2, 0.85] as const;
const obtuse = [-0.85, -0.2] as const;

const walk = (target: 'lerp' | 'slerp', pair: Ends, t: number): Case => ({
  evaluation: { target, inputs: { ...pair }, params: { t } },
  expected: { outputs: { value: within(latentSpace[target]({ ...pair, t }), c) } },
});

const dot = (x: NumericArray, y: NumericArray): number =>
  Array.from(x.data).reduce((sum, value, i) => sum + value * (y.data[i] ?? NaN), 0);

/** So short that their dot product is between −1 and 1, and is taken for a cosine if nobody divides it by the lengths. */
function shortEnds(random: Random, d: number, cosines: readonly [number, number]): Ends {
  for (;;) {
    const { a, b } = ends(random, d, [0.4, 0.4], cosines);
    if (dot(a, a) * dot(b, b) < 0.5) return { a, b };
  }
}

/**
 * Redrawn until a cosine in float32 comes out above 1, where an arccosine without a clip is NaN. Multiples of 1/16 have exact
 * sums of squares, so it does on every engine.
 */
function roundedAboveOne(random: Random, d: number): Ends {
  for (;;) {
    const a = filled([d], () => Math.round(16 * random.normal()) / 16);
    const b = filled([d], (i) => 2 * (a.data[i] ?? NaN));
    const [length, square] = [Math.fround(Math.sqrt(dot(a, a))), dot(a, a)];
    if (Math.fround(length * length) < square) return { a, b };
  }
}

/** Their lengths are whole numbers. */
const pythagorean = [
  [1, 2, 2],
  [2, 3, 6],
  [4, 4, 7],
  [2, 6, 9],
] as const;

/** At an angle of about 1e-5, whose cosine rounds to 1 on every engine. */
function nearlyParallel(random: Random): Ends {
  const whole = pythagorean[Math.floor(pythagorean.length * random.uniform())] ?? [];
  const sides = whole.map((side) => (random.uniform() < 0.5 ? -side : side) / 4);
  return {
    a: float32([5], [...sides, 0, 0]),
    b: float32([5], [...sides.map((side) => 1.5 * side), 1e-5 * random.normal(), 1e-5 * random.normal()]),
  };
}

/** Each along its own axis. */
function orthogonal(random: Random, d: number): Ends {
  const vector = (axis: number, length: number): NumericArray =>
    filled([d], (i) => (i === axis ? length : 0));
  return { a: vector(1, 1 + random.uniform()), b: vector(2, -2 - random.uniform()) };
}

/** Along an axis, with powers of 2 as lengths: the cosine is exactly 1 on every engine. */
function alongAnAxis(random: Random, d: number): Ends {
  const axis = Math.floor(d * random.uniform());
  const vector = (length: number): NumericArray =>
    float32(
      [d],
      Array.from({ length: d }, (_, i) => (i === axis ? length : 0)),
    );
  return { a: vector(random.uniform() < 0.5 ? 0.5 : 1), b: vector(random.uniform() < 0.5 ? 2 : 4) };
}

/** @param factor scale of the logits */
function generateCase(random: Random, n: number, latent: number, factor = 1): Case {
  const [hidden, pixels] = [6, 5];
  const inputs = {
    eps: filled([n, latent], () => random.normal()),
    kernel1: filled([latent, hidden], () => random.normal()),
    bias1: filled([hidden], () => 0.5 * random.normal()),
    kernel2: filled([hidden, pixels], () => factor * random.normal()),
    bias2: filled([pixels], () => factor * random.normal()),
  };
  const decoder = {
    activation: 'tanh',
    hidden: [{ kernel: inputs.kernel1, bias: inputs.bias1 }],
    last: { kernel: inputs.kernel2, bias: inputs.bias2 },
  } as const;
  return {
    evaluation: { target: 'generate', inputs },
    expected: { outputs: { value: within(latentSpace.generate({ decoder, eps: inputs.eps }), c) } },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'lerp',
      title: 'lerp follows the straight line from a at 0 to b at 1',
      points: 0.25,
      strata: {
        't = 0': (random) => walk('lerp', ends(random, 5), 0),
        't = 1': (random) => walk('lerp', ends(random, 5), 1),
        't between 0 and 1': (random) =>
          [0.3, 0.6 + 0.3 * random.uniform()].map((t) => walk('lerp', ends(random, 6), t)),
        'a single dimension': (random) => walk('lerp', { a: normals(random, 1), b: normals(random, 1) }, 0.4),
        'vectors of unequal length': (random) => walk('lerp', ends(random, 4, [20, 0.5]), 0.7),
      },
    }),
    oracleCheck({
      id: 'slerp',
      title: 'slerp follows the arc, whatever the lengths',
      points: 0.75,
      strata: {
        'a hundred dimensions': (random) => walk('slerp', ends(random, 100), 0.5),
        // So that the sine of a cosine that is used as an angle is valid.
        'an acute angle': (random) => walk('slerp', ends(random, 6, [1, 1], [0.3, 0.8]), 0.2),
        'an obtuse angle': (random) => walk('slerp', ends(random, 6, [1, 1], [-0.8, -0.3]), 0.3),
        'a right angle': (random) => walk('slerp', orthogonal(random, 5), 0.35),
        'vectors of unequal length': (random) => [
          walk('slerp', ends(random, 8, [0.5, 3]), 0.7),
          walk('slerp', ends(random, 5, [20, 1]), 0.4),
        ],
        't = 0': (random) => walk('slerp', ends(random, 5, [1, 3]), 0),
        't = 1': (random) => walk('slerp', ends(random, 4, [2, 1]), 1),
      },
    }),
    oracleCheck({
      id: 'parallel',
      title: 'slerp of parallel vectors is lerp',
      points: 0.5,
      strata: {
        'vectors at an angle': (random) =>
          ([acute, obtuse] as const).map((cosines) => walk('slerp', shortEnds(random, 5, cosines), 0.4)),
        'parallel vectors along an axis': (random) => [
          walk('slerp', alongAnAxis(random, 4), 0.25 + 0.5 * random.uniform()),
          walk('slerp', alongAnAxis(random, 7), 0.6),
        ],
        'parallel vectors in any direction': (random) => [
          walk('slerp', roundedAboveOne(random, 3), 0.3),
          walk('slerp', roundedAboveOne(random, 6), 0.6),
        ],
        'nearly parallel vectors': (random) => walk('slerp', nearlyParallel(random), 0.45),
        'equal vectors': (random) => {
          const { a } = alongAnAxis(random, 3);
          return walk('slerp', { a, b: a }, 0.5);
        },
      },
    }),
    oracleCheck({
      id: 'generate',
      title: 'generate decodes the given latents to means of pixels',
      points: 0.5,
      strata: {
        'several latents': (random) => generateCase(random, 4, 3),
        'as many latents as dimensions': (random) => generateCase(random, 3, 3),
        'a single latent': (random) => generateCase(random, 1, 4),
        'large logits': (random) => generateCase(random, 3, 2, 6),
      },
    }),
    usesTheNoise(0),
  ],
});
