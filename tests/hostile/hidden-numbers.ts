import { randomFor } from '#grader/core/random.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';

/** Digits by which a number can be told from any other that a report may hold. */
const telling = 8;

/** The numbers that the hidden checks of an exercise ask a student with, as text; none may stand in a report. */
export async function hiddenNumbers(entry: Entry, key: string, student: string): Promise<readonly string[]> {
  const { checks, version } = await entry.hiddenChecks();
  const root = await randomFor(key, student, entry.exercise.id, String(version));
  const numbers = new Set<string>();
  for (const check of checks) {
    if (check.kind !== 'oracle') continue;
    for (const { evaluation } of check.cases(await root.fork(check.id)))
      for (const { data } of Object.values(evaluation.inputs))
        for (const value of data) {
          // A forged line number has the digits alone.
          const digits = String(Math.abs(value)).replace(/\D/g, '').replace(/^0+/, '').slice(0, telling);
          if (digits.length === telling)
            numbers.add(String(Math.abs(value)).slice(0, telling + 2)).add(digits);
        }
  }
  return [...numbers];
}
