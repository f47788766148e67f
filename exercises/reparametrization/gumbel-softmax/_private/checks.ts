import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { gumbel } from '#reference/oracle/index.ts';
import { between, ofBothSigns, type Interval, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = { soft: 4, hard: 1 };

interface Draw {
  readonly logits: NumericArray;
  readonly uniform: NumericArray;
  readonly temperature: number;
}

interface CaseSpec {
  readonly shape?: readonly [batch: number, classes: number];
  readonly temperature: Interval;
  /** The range from which each row draws the level of its logits, which are within ±2 of it. */
  readonly level?: Interval;
}

function draw(random: Random, { shape = [4, 3], temperature, level = [-1, 1] }: CaseSpec): Draw {
  const levels = Array.from({ length: shape[0] }, (_, i) =>
    // Spread over the interval, so that rows have different levels.
    between(random, [level[0] + ((level[1] - level[0]) * i) / shape[0], level[1]]),
  );
  const near = ofBothSigns(shape, random, [0.4, 2]);
  return {
    logits: filled(shape, (i) => (levels[Math.floor(i / shape[1])] ?? NaN) + (near.data[i] ?? NaN)),
    // Away from 0 and 1, and from 1/e, where the noise is 0.
    uniform: filled(shape, () => between(random, random.uniform() < 0.4 ? [0.05, 0.25] : [0.5, 0.95])),
    temperature: between(random, temperature),
  };
}

/** The first class gets the smallest noise that there is and the second the largest; the logits make up for it. */
function drawExtremes(random: Random): Draw {
  const [smallest, largest] = [2 ** -24, 1 - 2 ** -24];
  const noise = (uniform: number): number => -Math.log(-Math.log(uniform));
  const shape = [3, 3] as const;
  const uniform = filled(shape, (i) => [smallest, largest, between(random, [0.3, 0.8])][i % 3] ?? NaN);
  const near = ofBothSigns(shape, random, [0.2, 0.8]);
  return {
    uniform,
    logits: filled(shape, (i) => (near.data[i] ?? NaN) - noise(uniform.data[i] ?? NaN)),
    temperature: between(random, [0.7, 1.5]),
  };
}

/** In each row one class has no chance, beside two that have. */
function drawFarApart(random: Random): Draw {
  const { logits, ...rest } = draw(random, { temperature: [0.5, 1] });
  return { ...rest, logits: filled([4, 3], (i) => (logits.data[i] ?? NaN) - (i % 4 === 0 ? 900 : 0)) };
}

const evaluationOf = ({ logits, uniform, temperature }: Draw): Case['evaluation'] => ({
  target: 'gumbelSoftmax',
  inputs: { logits, uniform },
  params: { temperature },
});

const valueCase = (drawn: Draw): Case => ({
  evaluation: evaluationOf(drawn),
  expected: { outputs: { value: within(gumbel.gumbelSoftmax(drawn), c.soft) } },
});

function gradientCase(random: Random, drawn: Draw): Case {
  const cotangent = ofBothSigns(drawn.logits.shape, random, [0.5, 1.5]);
  const { logits } = gumbel.gumbelSoftmaxVjp({ ...drawn, cotangent });
  const { expected } = valueCase(drawn);
  return {
    evaluation: {
      ...evaluationOf(drawn),
      gradient: { wrt: ['logits'], cotangents: { value: cotangent } },
    },
    expected: { ...expected, gradients: { logits: within(logits, c.soft) } },
  };
}

const value = (spec: CaseSpec) => (random: Random) => valueCase(draw(random, spec));
const gradient = (spec: CaseSpec) => (random: Random) => gradientCase(random, draw(random, spec));

interface RowsSpec {
  readonly shape: readonly [batch: number, classes: number];
  /** The share of the largest entry of each row. */
  readonly largest: Interval;
}

/** Rows that sum to 1. The largest entry is clearly larger than the others, and moves from row to row. */
function rows(random: Random, { shape: [batch, classes], largest }: RowsSpec): NumericArray {
  const start = Math.floor(classes * random.uniform());
  const entries = Array.from({ length: batch }, (_, i) => {
    const winner = between(random, largest);
    const others = Array.from({ length: classes - 1 }, () => between(random, [0.8, 1.2]));
    const total = others.reduce((sum, other) => sum + other, 0);
    return others.map((other) => ((1 - winner) * other) / total).toSpliced((start + i) % classes, 0, winner);
  }).flat();
  return filled([batch, classes], (i) => entries[i] ?? NaN);
}

const hardValue = (soft: NumericArray): Case => ({
  evaluation: { target: 'straightThrough', inputs: { soft } },
  expected: { outputs: { value: within(gumbel.straightThrough({ soft }), c.hard) } },
});

const hard =
  (spec: RowsSpec) =>
  (random: Random): Case => {
    const soft = rows(random, spec);
    const cotangent = ofBothSigns(spec.shape, random, [0.5, 1.5]);
    const vjp = gumbel.straightThroughVjp({ soft, cotangent });
    const { evaluation, expected } = hardValue(soft);
    return {
      evaluation: { ...evaluation, gradient: { wrt: ['soft'], cotangents: { value: cotangent } } },
      expected: { ...expected, gradients: { soft: within(vjp.soft, c.hard) } },
    };
  };

/** Values only: tfjs cannot differentiate tf.unstack where it returns one tensor. */
const singles: Strata = {
  'a single example': value({ shape: [1, 4], temperature: [0.4, 0.8] }),
};

const temperatures = (make: typeof value): Strata => ({
  'temperature 1': make({ temperature: [1, 1] }),
  'temperature below 1': make({ temperature: [0.4, 0.7] }),
  'temperature above 1': make({ temperature: [2, 4] }),
  'as many examples as classes': make({ shape: [4, 4], temperature: [0.5, 0.8] }),
  'two classes': make({ shape: [5, 2], temperature: [1.5, 2] }),
});

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'gumbelSoftmax: logits plus Gumbel noise, divided by the temperature, in a softmax',
      points: 1,
      strata: {
        ...temperatures(value),
        'many classes': value({ shape: [2, 20], temperature: [0.6, 0.9] }),
        ...singles,
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'gumbelSoftmax: the gradient reaches the logits',
      points: 0.5,
      strata: temperatures(gradient),
    }),
    oracleCheck({
      id: 'stable',
      title: 'gumbelSoftmax: accurate for logits up to ±1,000 and uniform numbers next to 0 and 1',
      points: 0.5,
      // exp overflows above 88 and is 0 below −104 in float32.
      strata: {
        'logits near 0': gradient({ temperature: [0.5, 1] }),
        'logits far above 0': gradient({ temperature: [0.5, 1], level: [200, 990] }),
        'logits far below 0': gradient({ temperature: [0.5, 1], level: [-990, -200] }),
        'classes far apart': (random) => gradientCase(random, drawFarApart(random)),
        'a low temperature': gradient({ temperature: [0.02, 0.04], level: [10, 20] }),
        'uniform numbers next to 0 and 1': (random) => gradientCase(random, drawExtremes(random)),
      },
    }),
    oracleCheck({
      id: 'hard',
      title: 'straightThrough: one-hot rows, and the gradient of the identity',
      points: 1,
      strata: {
        'a clear winner': hard({ shape: [4, 3], largest: [0.8, 0.95] }),
        'no entry above one half': hard({ shape: [5, 4], largest: [0.35, 0.45] }),
        'as many examples as classes': hard({ shape: [4, 4], largest: [0.4, 0.9] }),
        'two classes': hard({ shape: [5, 2], largest: [0.6, 0.9] }),
        'a single example': (random) => hardValue(rows(random, { shape: [1, 5], largest: [0.4, 0.9] })),
      },
    }),
  ],
});
