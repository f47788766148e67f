import { randomFor } from '#grader/core/random.ts';
import type { Entry } from '#grader/host/course/catalogue.ts';

/** The digits that distinguish a number from any other in a report. */
const telling = 8;

/** The numbers in the hidden inputs of an exercise, as text; none may appear in a report. */
export async function hiddenNumbers(entry: Entry, key: string, student: string): Promise<readonly string[]> {
  const { checks, version } = await entry.hiddenChecks();
  const root = await randomFor(key, student, entry.exercise.id, String(version));
  const numbers = new Set<string>();
  for (const check of checks) {
    if (check.kind !== 'oracle') continue;
    for (const { evaluation } of check.cases(await root.fork(check.id)))
      for (const { data } of Object.values(evaluation.inputs))
        for (const value of data) {
          // A forged line number has only the digits.
          const digits = String(Math.abs(value)).replace(/\D/g, '').replace(/^0+/, '').slice(0, telling);
          if (digits.length === telling)
            numbers.add(String(Math.abs(value)).slice(0, telling + 2)).add(digits);
        }
  }
  return [...numbers];
}
