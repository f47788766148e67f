import {
  defineHiddenChecks,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { importanceWeighting } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 6;

interface CaseSpec {
  readonly k: number;
  readonly batch: number;
  /** The range from which each example draws the level of its log weights. */
  readonly level: readonly [from: number, to: number];
  /** The log weights of one example lie within ±spread of its level. */
  readonly spread: number;
}

/** No two samples of an example tie, because the derivatives of max and |·| depend on the implementation there. */
function draw(random: Random, { k, batch, level: [from, to], spread }: CaseSpec): NumericArray {
  const columns = Array.from({ length: batch }, () => {
    const level = from + (to - from) * random.uniform();
    const places = Array.from({ length: k }, (_, i) => (i + 0.25 + 0.5 * random.uniform()) / k); // in 0..1, apart
    return shuffled(random, places).map((place) => level + spread * (2 * place - 1));
  });
  return float32(
    [k, batch],
    Array.from({ length: k }, (_, i) => columns.map((column) => column[i] ?? NaN)).flat(),
  );
}

function shuffled(random: Random, values: readonly number[]): number[] {
  const keyed = values.map((value) => ({ value, key: random.uniform() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

const valueCase = (random: Random, spec: CaseSpec): Case => {
  const logWeights = draw(random, spec);
  return {
    evaluation: { target: 'iwaeBound', inputs: { logWeights } },
    expected: { outputs: { value: within(importanceWeighting.iwaeBound({ logWeights }), c) } },
  };
};

function gradientCase(random: Random, spec: CaseSpec): Case {
  const logWeights = draw(random, spec);
  const cotangent = float32(
    [spec.batch],
    // Away from 0, so that each example's weights matter.
    Array.from({ length: spec.batch }, () => (random.uniform() < 0.5 ? -1 : 1) * (0.5 + random.uniform())),
  );
  const vjp = importanceWeighting.iwaeBoundVjp({ logWeights, cotangent });
  return {
    evaluation: {
      target: 'iwaeBound',
      inputs: { logWeights },
      gradient: { wrt: ['logWeights'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(importanceWeighting.iwaeBound({ logWeights }), c) },
      gradients: { logWeights: within(vjp.logWeights, c) },
    },
  };
}

/** Finite in float32 for every formula. */
const moderate = { level: [-3, 3], spread: 2 } as const;

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'log of the mean weight, one bound per example; with k = 1 the log weight itself',
      points: 1,
      cases: (random) => [
        valueCase(random, { k: 5, batch: 3, ...moderate }),
        valueCase(random, { k: 3, batch: 3, ...moderate }), // as many samples as examples, so that the shape does not reveal the axis
        valueCase(random, { k: 2, batch: 6, ...moderate }),
        valueCase(random, { k: 50, batch: 2, level: [-3, 3], spread: 4 }),
        valueCase(random, { k: 1, batch: 4, ...moderate }),
      ],
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient equals the normalised weights',
      points: 1,
      cases: (random) => [
        gradientCase(random, { k: 5, batch: 3, ...moderate }),
        gradientCase(random, { k: 3, batch: 3, level: [-3, 3], spread: 4 }),
        gradientCase(random, { k: 4, batch: 2, level: [-3, 3], spread: 0.01 }), // nearly 1/k each
      ],
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for log weights up to ±10,000',
      points: 1,
      // The first case is finite for every formula. exp overflows above 88 and is 0 below −104 in float32.
      cases: (random) => [
        gradientCase(random, { k: 4, batch: 3, level: [-5, 5], spread: 2 }),
        gradientCase(random, { k: 5, batch: 3, level: [-130, -110], spread: 4 }), // a digit's size
        gradientCase(random, { k: 6, batch: 4, level: [-9990, -200], spread: 5 }),
        gradientCase(random, { k: 4, batch: 3, level: [200, 9990], spread: 5 }),
        gradientCase(random, { k: 7, batch: 2, level: [-6000, 6000], spread: 4000 }),
      ],
    }),
  ],
});
