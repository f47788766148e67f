import {
  defineHiddenChecks,
  float32,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { manifold } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface Scene {
  readonly n: number;
  readonly m: number;
  readonly d: number;
  readonly k: number;
  /** The shift of the fakes. */
  readonly shift: number;
  readonly spread: number;
}

function draw(random: Random, { n, m, d, k, shift, spread }: Scene) {
  const normals = (rows: number, from: number, scale: number) =>
    float32(
      [rows, d],
      Array.from({ length: rows * d }, (_, i) => (i % d === 0 ? from : 0) + scale * random.normal()),
    );
  return { real: normals(n, 0, 1), fake: normals(m, shift, spread), k };
}

/**
 * Shifted; nearly collapsed, with equal set sizes so that the shape does not reveal the set; far away; few against
 * many.
 */
const scenes: readonly Scene[] = [
  { n: 30, m: 24, d: 3, k: 3, shift: 1, spread: 1 },
  { n: 28, m: 28, d: 2, k: 1, shift: 0.5, spread: 0.6 },
  { n: 24, m: 36, d: 4, k: 5, shift: 1.8, spread: 0.8 },
  { n: 32, m: 14, d: 2, k: 2, shift: 1.2, spread: 0.7 },
];

type Target = 'precisionRecall' | 'densityCoverage';
type Measure = 'precision' | 'recall' | 'density' | 'coverage';

/** Redrawn until no point is near the surface of a ball and the four measures differ and are not 0 or 1. */
function scene(random: Random, sizes: Scene) {
  for (;;) {
    const inputs = draw(random, sizes);
    if (manifold.margin(inputs) < 1e-4) continue;
    const right = { ...manifold.precisionRecall(inputs), ...manifold.densityCoverage(inputs) };
    const values = Object.values(right).map(({ value }) => value[0] ?? NaN);
    if (new Set(values).size === 4 && values.every((value) => value > 0 && value !== 1))
      return { inputs, right };
  }
}

const cases =
  (target: Target, measure: Measure) =>
  (random: Random): Case[] =>
    scenes.map((sizes) => {
      const { inputs, right } = scene(random, sizes);
      const { real, fake, k } = inputs;
      return {
        evaluation: { target, inputs: { real, fake }, params: { k } },
        expected: { outputs: { [measure]: within(right[measure], c) } },
      };
    });

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'precision',
      title: 'precision: generated examples in a ball of a real one',
      points: 1,
      cases: cases('precisionRecall', 'precision'),
    }),
    oracleCheck({
      id: 'recall',
      title: 'recall: real examples in a ball of a generated one',
      points: 1,
      cases: cases('precisionRecall', 'recall'),
    }),
    oracleCheck({
      id: 'density',
      title: 'density: real balls around a generated example, divided by k',
      points: 1,
      cases: cases('densityCoverage', 'density'),
    }),
    oracleCheck({
      id: 'coverage',
      title: 'coverage: real balls with a generated example inside',
      points: 1,
      cases: cases('densityCoverage', 'coverage'),
    }),
  ],
});
