import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true, error: 'a moment is written 2026-11-30T23:59:00+01:00' });
const share = z.number().min(0).max(1);
/** A unit, or an exercise `<unit>/<exercise>`; the exercise's own value counts before its unit's. */
const scope = z.string().min(1);

const extension = z
  .strictObject({
    /** Added to every deadline. */
    days: z.number().positive().optional(),
    /** In place of every deadline. */
    until: moment.optional(),
    /** Kept beside the grade. */
    why: z.string().optional(),
  })
  .refine(({ days, until }) => (days === undefined) !== (until === undefined), {
    error: "an extension has either 'days' or 'until'",
  });

const schema = z.strictObject({
  /** Of all that `deadlines` does not name. */
  deadline: moment.optional(),
  deadlines: z.record(scope, moment).default({}),
  late: z
    .strictObject({
      /** Minutes after a deadline that are forgiven. */
      graceMinutes: z.number().min(0).default(0),
      /** The part of an exercise's points that each day begun takes. */
      perDay: share,
      /** Days after which nothing counts. */
      lastDay: z.number().positive().optional(),
    })
    .optional(),
  /** What a point counts; 1 where nothing is said. */
  weights: z.record(scope, z.number().min(0)).default({}),
  /** Of several attempts, the last one, or the best of each exercise. */
  attempts: z.enum(['last', 'best']).default('last'),
  /** By the names of submissions. */
  extensions: z.record(z.string().min(1), extension).default({}),
});

/** What an instructor decides about points once they are earned. */
export type Policy = z.infer<typeof schema>;

/**
 * Reads a policy from a JSON file.
 *
 * @param ids every exercise of the course: a policy for one that is not there is a slip of the pen
 * @throws Error in one sentence for the first rule that is broken
 */
export async function readPolicy(file: string, ids: readonly string[]): Promise<Policy> {
  const parsed = schema.safeParse(json(await readFile(file, 'utf8'), file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${file} is no policy: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
  }
  const known = new Set(ids.flatMap((id) => [id, id.split('/')[0] ?? id]));
  const policy = parsed.data;
  for (const name of [...Object.keys(policy.deadlines), ...Object.keys(policy.weights)])
    if (!known.has(name))
      throw new Error(`${file} speaks of '${name}'. There are: ${[...known].sort().join(', ')}.`);
  if (policy.late && policy.deadline === undefined && Object.keys(policy.deadlines).length === 0)
    throw new Error(`${file} says what lateness costs and no deadline. Give 'deadline' or 'deadlines'.`);
  return policy;
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON (${(error as Error).message}).`, { cause: error });
  }
}
