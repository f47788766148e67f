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
import { ofBothSigns } from '../../_private/draw.ts';
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
  const levels = placesApart(random, batch).map((place) => from + (to - from) * place);
  return ofColumns(
    levels.map((level) => placesApart(random, k).map((place) => level + spread * (2 * place - 1))),
  );
}

/** In 0..1, with the same distance on average between neighbours and at least half of it, in any order. */
const placesApart = (random: Random, count: number): number[] =>
  shuffled(
    random,
    Array.from({ length: count }, (_, i) => (i + 0.25 + 0.5 * random.uniform()) / count),
  );

/** Small whole numbers. The largest of each example occurs twice, and all samples of the first example are equal. */
function drawTies(random: Random): NumericArray {
  const largest = shuffled(random, [-2, 1, 3]);
  return ofColumns(largest.map((l, i) => (i === 0 ? [l, l, l, l] : shuffled(random, [l, l, l - 1, l - 2]))));
}

function ofColumns(columns: readonly (readonly number[])[]): NumericArray {
  const [k, batch] = [columns[0]?.length ?? 0, columns.length];
  return float32(
    [k, batch],
    Array.from({ length: k }, (_, i) => columns.map((column) => column[i] ?? NaN)).flat(),
  );
}

function shuffled(random: Random, values: readonly number[]): number[] {
  const keyed = values.map((value) => ({ value, key: random.uniform() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

const valueCase = (logWeights: NumericArray): Case => ({
  evaluation: { target: 'iwaeBound', inputs: { logWeights } },
  expected: { outputs: { value: within(importanceWeighting.iwaeBound({ logWeights }), c) } },
});

function gradientCase(random: Random, spec: CaseSpec): Case {
  const logWeights = draw(random, spec);
  // Away from 0, so that each example's weights matter.
  const cotangent = ofBothSigns([spec.batch], random, [0.5, 1.5]);
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

const valueStratum = (spec: CaseSpec) => (random: Random) => valueCase(draw(random, spec));
const gradientStratum = (spec: CaseSpec) => (random: Random) => gradientCase(random, spec);

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'log of the mean weight, one bound per example; with k = 1 the log weight itself',
      points: 1,
      strata: {
        'more samples than examples': valueStratum({ k: 5, batch: 3, ...moderate }),
        'as many samples as examples': valueStratum({ k: 3, batch: 3, ...moderate }), // the shape does not reveal the axis
        'more examples than samples': valueStratum({ k: 2, batch: 6, ...moderate }),
        'many samples': valueStratum({ k: 50, batch: 2, level: [-3, 3], spread: 4 }),
        'k = 1': valueStratum({ k: 1, batch: 4, ...moderate }),
        'a single example': valueStratum({ k: 5, batch: 1, ...moderate }),
        'samples that tie': (random) => valueCase(drawTies(random)),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient equals the normalised weights',
      points: 1,
      // Neither k nor batch is 1: tfjs cannot differentiate tf.unstack where it returns one tensor.
      strata: {
        'more samples than examples': gradientStratum({ k: 5, batch: 3, ...moderate }),
        'as many samples as examples': gradientStratum({ k: 3, batch: 3, level: [-3, 3], spread: 4 }),
        'nearly equal weights': gradientStratum({ k: 4, batch: 2, level: [-3, 3], spread: 0.01 }),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for log weights up to ±10,000',
      points: 1,
      // The first is finite for every formula. exp overflows above 88 and is 0 below −104 in float32.
      strata: {
        'log weights near 0': gradientStratum({ k: 4, batch: 3, level: [-5, 5], spread: 2 }),
        // As of a digit.
        'log weights near −120': gradientStratum({ k: 5, batch: 3, level: [-130, -110], spread: 4 }),
        'log weights far below 0': gradientStratum({ k: 6, batch: 4, level: [-9990, -200], spread: 5 }),
        'log weights far above 0': gradientStratum({ k: 4, batch: 3, level: [200, 9990], spread: 5 }),
        'log weights near 10,000': gradientStratum({ k: 3, batch: 2, level: [9990, 9995], spread: 5 }),
        'log weights near −10,000': gradientStratum({ k: 3, batch: 2, level: [-9995, -9990], spread: 5 }),
        'samples far apart': gradientStratum({ k: 7, batch: 2, level: [-6000, 6000], spread: 4000 }),
      },
    }),
  ],
});
