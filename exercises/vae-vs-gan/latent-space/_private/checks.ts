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
    const dot = (x: NumericArray, y: NumericArray): number =>
      Array.from(x.data).reduce((sum, value, i) => sum + value * (y.data[i] ?? NaN), 0);
    const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    if (cosine > least && cosine < most) return { a, b };
  }
}

const walk = (target: 'lerp' | 'slerp', pair: Ends, t: number): Case => ({
  evaluation: { target, inputs: { ...pair }, params: { t } },
  expected: { outputs: { value: within(latentSpace[target]({ ...pair, t }), c) } },
});

/** Along an axis, so that the cosine is exactly 1 after rounding. */
function alongAnAxis(random: Random, d: number): Ends {
  const axis = Math.floor(d * random.uniform());
  const vector = (length: number): NumericArray =>
    float32(
      [d],
      Array.from({ length: d }, (_, i) => (i === axis ? length : 0)),
    );
  return { a: vector(1 + random.uniform()), b: vector(2.5 + random.uniform()) };
}

function generateCase(random: Random, n: number, latent: number): Case {
  const [hidden, pixels] = [6, 5];
  const inputs = {
    eps: filled([n, latent], () => random.normal()),
    kernel1: filled([latent, hidden], () => random.normal()),
    bias1: filled([hidden], () => 0.5 * random.normal()),
    kernel2: filled([hidden, pixels], () => random.normal()),
    bias2: filled([pixels], () => random.normal()),
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
  version: 1,
  checks: [
    oracleCheck({
      id: 'lerp',
      title: 'lerp follows the straight line from a at 0 to b at 1',
      points: 0.25,
      cases: (random) => [0, 0.3, 1].map((t) => walk('lerp', ends(random, 5), t)),
    }),
    oracleCheck({
      id: 'slerp',
      title: 'slerp follows the arc, whatever the lengths',
      points: 0.75,
      cases: (random) => [
        walk('slerp', ends(random, 100), 0.5), // where lerp’s midpoint is too short
        walk('slerp', ends(random, 6, [1, 1], [0.3, 0.8]), 0.2), // an acute angle, so that the sine of a cosine used as an angle is valid
        walk('slerp', ends(random, 8, [0.5, 3]), 0.7),
        walk('slerp', ends(random, 4, [2, 1]), 1),
      ],
    }),
    oracleCheck({
      id: 'parallel',
      title: 'slerp of parallel vectors is lerp',
      points: 0.5,
      cases: (random) => [
        walk('slerp', ends(random, 5), 0.4),
        walk('slerp', alongAnAxis(random, 4), 0.25 + 0.5 * random.uniform()),
        walk('slerp', alongAnAxis(random, 7), 0.6),
      ],
    }),
    oracleCheck({
      id: 'generate',
      title: 'generate decodes the given latents to means of pixels',
      points: 0.5,
      cases: (random) => [generateCase(random, 4, 3), generateCase(random, 3, 3)],
    }),
    usesTheNoise(0),
  ],
});
