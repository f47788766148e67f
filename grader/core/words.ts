import type { Difference } from './first-difference.ts';

/** By target of a probe: the words behind the numbers that it returns, since only numbers leave the child. */
export type Words = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The word for a number, in quotes; undefined if it has none. */
export function wordFor(words: Words, target: string, number: number): string | undefined {
  const found = Object.entries(words[target] ?? {}).find(([, code]) => code === number);
  return found && `'${found[0]}'`;
}

/** The sentence of a difference in the student's own words; undefined if its numbers have none. */
export function differenceText(
  { evidence, label, kind, got, expected, at }: Difference,
  words: Words,
): string | undefined {
  if (kind !== 'values') return undefined;
  const { target } = evidence.evaluation;
  const [is, should] = [got?.data[at], expected.value[at]].map((x) => wordFor(words, target, x ?? NaN));
  return is === undefined || should === undefined
    ? undefined
    : `${label.replace(/^the /, '')}: got ${is}, expected ${should}.`;
}
