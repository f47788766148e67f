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
import { freeBits } from '#reference/oracle/index.ts';
import { between, type Interval, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 8;

interface CaseSpec {
  readonly batch?: number;
  /** The mean of each latent, as a multiple of lambda, or in nats if lambda is 0. None is near 1, so that no mean ties. */
  readonly means: readonly Interval[];
  readonly lambda: Interval;
  /** Each latent has this KL in all examples but the first, which has the rest. */
  readonly others?: number;
}

interface Inputs {
  readonly klPerLatent: NumericArray;
  readonly lambda: number;
}

const above: Interval = [1.6, 4];
/** So far below that the sum over the four or five examples of most cases is below the floor too. */
const below: Interval = [0.05, 0.18];

/** Each column has the mean that was drawn, and entries on both sides of it. */
function draw(random: Random, { batch = 4, means, lambda: range, others }: CaseSpec): Inputs {
  const lambda = between(random, range);
  const columns = means.map((interval) => {
    const mean = between(random, interval) * (lambda === 0 ? 1 : lambda);
    if (others !== undefined) return spike(batch, mean, others);
    const spread = Array.from(
      { length: batch },
      (_, i) => (i % 2 === 0 ? 1 : -1) * between(random, [0.4, 0.9]),
    );
    const centre = spread.reduce((sum, one) => sum + one, 0) / batch;
    // No entry is negative: one − centre is at least −1.3.
    return spread.map((one) => mean * (1 + (batch === 1 ? 0 : 0.7 * (one - centre))));
  });
  return { lambda, klPerLatent: filled([batch, means.length], (i) => at(columns, i)) };
}

const at = (columns: readonly (readonly number[])[], i: number): number =>
  columns[i % columns.length]?.[Math.floor(i / columns.length)] ?? NaN;

const spike = (batch: number, mean: number, others: number): number[] =>
  Array.from({ length: batch }, (_, i) => (i === 0 ? batch * mean - (batch - 1) * others : others));

const evaluationOf = ({ klPerLatent, lambda }: Inputs): Case['evaluation'] => ({
  target: 'freeBits',
  inputs: { klPerLatent },
  params: { lambda },
});

const valueOf = (inputs: Inputs): Case => ({
  evaluation: evaluationOf(inputs),
  expected: { outputs: { value: within(freeBits.freeBits(inputs), c) } },
});

const value = (spec: CaseSpec) => (random: Random) => valueOf(draw(random, spec));

const gradient =
  (spec: CaseSpec) =>
  (random: Random): Case => {
    const inputs = draw(random, spec);
    const cotangent = float32([], [0.5 + random.uniform()]);
    const vjp = freeBits.freeBitsVjp({ ...inputs, cotangent });
    const { evaluation, expected } = valueOf(inputs);
    return {
      evaluation: { ...evaluation, gradient: { wrt: ['klPerLatent'], cotangents: { value: cotangent } } },
      expected: { ...expected, gradients: { klPerLatent: within(vjp.klPerLatent, c) } },
    };
  };

/** One latent is above the floor although most of its examples are below, and one below although an example is above. */
const mixed: CaseSpec = { batch: 5, means: [above, [0.4, 0.6], above], lambda: [0.4, 0.6], others: 0.02 };

const strata = (make: typeof value): Strata => ({
  'some latents below the floor': make({ means: [above, below, above, below, below], lambda: [0.3, 0.8] }),
  'all latents above the floor': make({ means: [above, above, above], lambda: [0.2, 0.5] }),
  'all latents below the floor': make({ means: [below, below, below], lambda: [0.5, 2] }),
  'examples on both sides of the floor': make(mixed),
  'a floor above 1': make({ means: [above, below, above], lambda: [1.5, 3] }),
  'no floor': make({ means: [[0.2, 0.5], [1, 2], [0.4, 3]], lambda: [0, 0] }), // prettier-ignore
  'as many examples as latents': make({ means: [above, below, below, above], lambda: [0.3, 0.8] }),
});

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'the sum over the latents of max(λ, mean KL over the batch)',
      points: 1,
      strata: {
        ...strata(value),
        'latents that are not used': (random) => {
          const { lambda, klPerLatent } = draw(random, { means: [above, below, below], lambda: [0.3, 0.8] });
          const used = filled([4, 3], (i) => (i % 3 === 1 ? 0 : (klPerLatent.data[i] ?? NaN)));
          return [lambda, 0].map((lambda) => valueOf({ lambda, klPerLatent: used }));
        },
        'a single example': value({ batch: 1, means: [above, below, below], lambda: [0.3, 0.8] }),
        'a single latent': (random) =>
          [above, below].map((mean) => valueOf(draw(random, { means: [mean], lambda: [0.3, 0.8] }))),
        'twenty latents': value({
          batch: 16,
          means: Array.from({ length: 20 }, (_, j) => (j % 3 === 0 ? above : below)),
          lambda: [0.1, 0.3],
        }),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient is 1 / batch above the floor and 0 below it',
      points: 1,
      strata: strata(gradient),
    }),
  ],
});
