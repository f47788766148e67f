/**
 * Grades the blind answers of some exercises and prints the results as JSON:
 * `node tests/blind/grade.ts <number of keys> <exercise…>`. The first key trains as well. All answers run in this process,
 * several times as fast as in children.
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Verdict } from '#grader/core/result.ts';
import { loadHere, openHere } from '#grader/host/authoring/session-here.ts';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';
import { Mistakes } from '#grader/host/grade/predictions.ts';
import * as tf from '#reference/tensor/tfjs.ts';

/** What a student of one key is told of an answer. */
export interface Told {
  readonly verdict: Verdict;
  readonly points: number;
  readonly maxPoints: number;
  /** The mistakes that are named. */
  readonly names: readonly string[];
  /** By hidden check that does not train. */
  readonly checks: Readonly<Record<string, Verdict>>;
}

/** By answer, as `<folder>/<name>`: what each key gives. */
export type BlindGrades = Record<string, Told[]>;

const here = fileURLToPath(new URL('.', import.meta.url));
const student = 'anyone';

async function gradeAnswers(entry: Entry, key: string, train: boolean, grades: BlindGrades): Promise<void> {
  const { id } = entry.exercise;
  const folder = id.replace(/.*\//, '');
  const trained = new Set(
    (await entry.hiddenChecks()).checks.filter(({ kind }) => kind === 'trained').map((check) => check.id),
  );
  // All answers get the same inputs, so that what the mistakes return on them is asked once.
  const mistakes = new Mistakes(entry, 'auto', () => openHere(entry, { seed: 'mistakes' }));
  for (const file of await readdir(`${here}${folder}`)) {
    const source = await readFile(`${here}${folder}/${file}`, 'utf8');
    const { result } = await gradeExercise(entry, source, {
      ...{ engine: 'auto', key, student, mode: 'grade', mistakes, train },
      open: async () => {
        const session = await openHere(entry, { seed: `${id}:${student}` });
        return { ...session, load: () => loadHere(session, entry, source) };
      },
    });
    const { verdict, points, maxPoints } = result;
    const hidden = result.checks.filter((check) => check.visibility === 'hidden' && !trained.has(check.id));
    (grades[`${folder}/${file.replace(/\.ts$/, '')}`] ??= []).push({
      ...{ verdict, points, maxPoints },
      names: [...new Set(result.checks.flatMap(({ diagnosis }) => (diagnosis ? [diagnosis.mistake] : [])))],
      checks: Object.fromEntries(hidden.map((check) => [check.id, check.verdict])),
    });
    tf.disposeVariables(); // those of the models that the answer made
  }
  await mistakes.close();
}

const [keys, ...ids] = process.argv.slice(2);
const grades: BlindGrades = {};
const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../exercises', import.meta.url)));
for (const entry of exercises.filter(({ exercise }) => ids.includes(exercise.id)))
  for (let key = 0; key < Number(keys); key++)
    await gradeAnswers(entry, `blind answers ${key}`, key === 0, grades);
process.stdout.write(JSON.stringify(grades), () => process.exit(0));
