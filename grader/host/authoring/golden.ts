import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NumericArray } from '#reference/shared/arrays.ts';
import { answerSheet } from '#grader/quiz/answer-sheet.ts';
import { comparisonsOf, type Case } from '#grader/core/check.ts';
import type { Expected } from '#grader/core/compare.ts';
import { withArguments } from '#grader/core/named-arguments.ts';
import { storeArray, type GoldenJson } from '#grader/core/golden.ts';
import { randomFor } from '#grader/core/random.ts';
import type { Observation } from '#grader/core/session.ts';
import { knownMistakes } from './answer-sources.ts';
import type { Entry } from '../course/catalogue.ts';
import { directParameters } from './parameters.ts';
import { Mistakes } from '../grade/predictions.ts';
import { mapValues } from '#reference/shared/map-values.ts';

/** The text of `golden.json`: the hidden oracle checks on public inputs, with what each known mistake answers. */
export async function makeGolden(entry: Entry, engine: string): Promise<string> {
  const random = await randomFor('golden', entry.exercise.id);
  const mistakes = new Mistakes(entry, engine);
  const parameters = await directParameters(entry);
  const checks: GoldenJson['checks'] = {};
  try {
    for (const check of (await entry.hiddenChecks()).checks) {
      if (check.kind !== 'oracle') continue;
      const cases = check.cases(await random.fork(check.id));
      const predictions = await mistakes.predict(
        cases.map((one) => withArguments(one.evaluation, parameters)),
      );
      checks[check.id] = {
        title: check.title,
        cases: cases.map((one, i) =>
          storeCase(
            one,
            mapValues(predictions, (list) => list[i] ?? null),
          ),
        ),
      };
    }
  } finally {
    await mistakes.close();
  }
  const secret = (await entry.hiddenChecks()).mistakes ?? {};
  const open = Object.entries(await knownMistakes(entry)).filter(([name]) => !Object.hasOwn(secret, name));
  const texts = mapValues(Object.fromEntries(open), ({ explanation, lesson }) => ({ explanation, lesson }));
  const golden: GoldenJson = {
    parameters: mapValues(parameters, (names) => [...names]),
    mistakes: texts,
    checks,
  };
  return `${JSON.stringify(golden, null, 1).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
}

/** Writes `golden.json`, and the stub of an exercise that asks questions: their texts are in `questions.ts` only. */
export const writeGolden = async (entry: Entry, engine: string): Promise<void> => {
  const questions = await entry.questions();
  if (questions) await writeFile(join(entry.folder, 'stub.ts'), answerSheet(questions));
  await writeFile(join(entry.folder, 'golden.json'), await makeGolden(entry, engine));
};

type StoredCase = GoldenJson['checks'][string]['cases'][number];

function storeCase(
  { evaluation, expected, stratum }: Case,
  predictions: Record<string, Observation | null>,
): StoredCase {
  const { target, inputs, params, gradient } = evaluation;
  return {
    target,
    inputs: mapValues(inputs, storeFloat32),
    ...(params ? { params } : {}),
    ...(gradient
      ? { gradient: { wrt: [...gradient.wrt], cotangents: mapValues(gradient.cotangents, storeFloat32) } }
      : {}),
    expected: {
      outputs: mapValues(expected.outputs, storeExpected),
      ...(expected.gradients ? { gradients: mapValues(expected.gradients, storeExpected) } : {}),
    },
    ...(stratum === undefined ? {} : { stratum }),
    predictions: mapValues(
      predictions,
      (observation) =>
        observation && (isRight(observation, expected) ? ('right' as const) : storeObservation(observation)),
    ),
  };
}

const storeObservation = ({ outputs, gradients }: Observation) => ({
  outputs: mapValues(outputs, storeFloat32),
  gradients: mapValues(gradients, (value) => (value ? storeFloat32(value) : null)),
});

/** Whether the check judges everything that was returned, and it is correct: most mistakes are right in most cases. */
const isRight = (observation: Observation, expected: Case['expected']): boolean =>
  Object.keys(observation.outputs).every((name) => Object.hasOwn(expected.outputs, name)) &&
  comparisonsOf(observation, expected).every(({ agrees }) => agrees);

// Nine digits identify a float32 exactly; the oracle's values keep the digits that a comparison in float32 needs.
const storeFloat32 = ({ shape, data }: NumericArray) => storeArray(shape, data, 9);
const storeExpected = ({ shape, value, tolerance }: Expected) => ({
  ...storeArray(shape, value, 12),
  tolerance: storeArray(shape, tolerance, 3).values,
});
