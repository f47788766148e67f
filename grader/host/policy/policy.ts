import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { keyOf } from '#grader/core/identity.ts';
import { nearest } from '#grader/core/nearest.ts';
import { deadlineOf, isTimeZone } from './deadline.ts';

/** Read as a deadline once the time zone is known. */
const time = z.string({ error: 'a time is a string such as 2026-11-30T23:59:00+01:00' });
const asShare = { error: 'a share is a number from 0 to 1, such as 0.1' };
const share = z.number(asShare).min(0, asShare).max(1, asShare);
/** A unit, or an exercise `<unit>/<exercise>`; the exercise's own value counts before its unit's. */
const scope = z.string().min(1);
const longestDays = 3660;
const asDays = { error: `a number of days is above 0 and at most ${longestDays}` };

const extension = z
  .strictObject({
    /** Added to every deadline. */
    days: z.number(asDays).positive(asDays).max(longestDays, asDays).optional(),
    /** In place of every deadline. */
    until: time.optional(),
    /** Shown beside the grade. */
    why: z.string().max(1000).optional(),
  })
  .refine(({ days, until }) => (days === undefined) !== (until === undefined), {
    error: "an extension has either 'days' or 'until'",
  });

const schema = z.strictObject({
  /** The zone of times without an offset, in which calendar days are counted. */
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'a time zone is one of the IANA names, such as Europe/Berlin' })
    .optional(),
  /** The deadline of all that `deadlines` does not name. */
  deadline: time.optional(),
  deadlines: z.record(scope, time).default({}),
  late: z
    .strictObject({
      /** Minutes after a deadline that are forgiven. */
      graceMinutes: z
        .number()
        .min(0)
        .max(longestDays * 1440)
        .default(0),
      /** The share of an exercise's points that each day begun costs. */
      perDay: share,
      /** Days after which nothing counts. */
      lastDay: z.number(asDays).positive(asDays).optional(),
    })
    .optional(),
  /** The weight of a point; 1 by default. */
  weights: z.record(scope, z.number().min(0).max(1e6)).default({}),
  /** Of several attempts, the last one, or the best of each exercise. */
  attempts: z
    .enum(['last', 'best'], { error: 'the attempt that counts is the last or the best' })
    .default('last'),
  /** By names of submissions or groups. */
  extensions: z.record(z.string().min(1), extension).default({}),
});

/** What an instructor decides about points once they are earned. */
export type Policy = z.infer<typeof schema>;

/**
 * Reads a policy from a JSON file.
 *
 * @param ids every exercise of the course: a policy for an exercise that does not exist is an error
 * @throws Error in one sentence for the first rule that is broken: the file, the place, the value and the rule
 */
export async function readPolicy(file: string, ids: readonly string[]): Promise<Policy> {
  return parsePolicy(await readFile(file).catch(unreadable(file)), file, ids);
}

/** Reads a policy from the file's bytes. */
export function parsePolicy(bytes: Uint8Array, file: string, ids: readonly string[]): Policy {
  const value = json(bytes, file);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw broken(file, issue?.path ?? [], value, issue?.message ?? '');
  }
  const policy = parsed.data;
  checkTimes(policy, file);
  checkScopes(policy, file, ids);
  if (policy.late && policy.deadline === undefined && Object.keys(policy.deadlines).length === 0)
    throw new Error(`${file} has a late penalty, but no deadline. Give 'deadline' or 'deadlines'.`);
  const names = Map.groupBy(Object.keys(policy.extensions), keyOf);
  for (const [name, another] of names.values())
    if (name !== undefined && another !== undefined)
      throw new Error(
        `${file} has two extensions for one student, '${shown(name)}' and '${shown(another)}'. Remove one.`,
      );
  return policy;
}

function checkTimes({ timeZone, deadline, deadlines, extensions }: Policy, file: string): void {
  const times: (readonly [readonly string[], string | undefined])[] = [
    [['deadline'], deadline],
    ...Object.entries(deadlines).map(([name, text]) => [['deadlines', name], text] as const),
    ...Object.entries(extensions).map(([name, { until }]) => [['extensions', name, 'until'], until] as const),
  ];
  for (const [path, text] of times)
    if (text !== undefined)
      try {
        deadlineOf(text, timeZone);
      } catch (error) {
        throw new Error(
          `${file}, ${path.map(shown).join('.')}: '${shown(text)}': ${(error as Error).message}.`,
          {
            cause: error,
          },
        );
      }
}

function checkScopes({ deadlines, weights }: Policy, file: string, ids: readonly string[]): void {
  const known = new Set(ids.flatMap((id) => [id, id.split('/')[0] ?? id]));
  for (const [part, record] of Object.entries({ deadlines, weights }))
    for (const name of Object.keys(record))
      if (!known.has(name))
        throw new Error(
          `${file}, ${part}: there is no unit or exercise '${shown(name)}'. ${suggestion(name, [...known])}`,
        );
}

/** The names most like the one that was written, else the units: all exercises do not fit on a line. */
function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known).slice(0, 3);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  const units = known.filter((one) => !one.includes('/')).sort();
  return `Name a unit (${units.join(', ')}) or one of its exercises, <unit>/<exercise>.`;
}

function broken(file: string, path: readonly PropertyKey[], value: unknown, rule: string): Error {
  const place = path.map((part) => shown(String(part))).join('.');
  let at: unknown = value;
  for (const part of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  const got =
    typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean'
      ? `'${shown(String(at))}': `
      : '';
  return new Error(`${file} is not a policy: ${place === '' ? '' : `${place}: `}${got}${rule}.`);
}

function json(bytes: Uint8Array, file: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${file} is not text in UTF-8. Save it as UTF-8.`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON (${shown((error as Error).message)}).`, { cause: error });
  }
}

const unreadable =
  (file: string) =>
  (error: unknown): never => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT'
        ? `there is no file ${file}. Name a policy in JSON.`
        : `${file} cannot be read (${code ?? message}).`,
      { cause: error },
    );
  };

/** Part of a file in a sentence: one line, a hundred characters. */
const shown = (text: string): string => {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').toWellFormed();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
};
