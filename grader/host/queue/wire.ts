import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { isolation } from '#grader/session/node/index.ts';
import type { Catalogue } from '../course/catalogue.ts';
import { courseDigest } from '../cache/fingerprint.ts';
import type { FileOptions } from '../grade/grade-submission.ts';
import { derivedKey } from './sealed.ts';

/** What a worker is asked to grade. */
export const jobSchema = z.strictObject({
  exercise: z.string(),
  student: z.string(),
  text: z.string(),
  /** Whether type errors are wanted beside the checks. */
  types: z.boolean(),
});
export type GradeJob = z.infer<typeof jobSchema>;

/** A worker that is silent for this long has ended, and another one takes over its files. */
export const lockMs = 15_000;
export const stalledCheckMs = 5000;
/** The number of workers that may end during one job before it counts as an internal error. */
export const maxTakeovers = 20;
/** How often a job with an internal error is tried, on any free worker. */
export const attempts = 3;

/** How often a record without an authentic result is removed and its file queued again. */
export const maxRefusals = 3;

/**
 * Workers that would grade differently use a different queue: the name depends on everything that a verdict depends on,
 * so that a worker with another version, engine, isolation or course key never sees a job. It is derived with a key
 * that is used for names only.
 */
export const queueName = (catalogue: Catalogue, options: FileOptions): string =>
  `genlab-${named(options.key, courseDigest(catalogue, options, isolation().name)).slice(0, 16)}`;

/**
 * A job's id: the same for the same fingerprint, so that nothing is graded twice, and it reveals nothing about the
 * file.
 */
export const jobId = (options: FileOptions, fingerprint: string): string => named(options.key, fingerprint);

const named = (courseKey: string, text: string): string =>
  createHmac('sha256', derivedKey(courseKey, 'names')).update(text).digest('hex');

/** Commands wait until Redis is reachable, also after a lost connection. */
export const connectionTo = (url: string) => ({ url, maxRetriesPerRequest: null });

/** @throws Error in one sentence if no Redis server answers */
export async function requireRedis(url: string): Promise<void> {
  const parsed = URL.parse(url);
  if (parsed === null || !['redis:', 'rediss:'].includes(parsed.protocol))
    throw new Error(`--queue takes an address such as redis://host:6379, but got '${url}'.`);
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null });
  let reason: Error | undefined;
  client.on('error', (error: Error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    // The address may contain a password, so only its host is shown.
    throw new Error(
      `no Redis answers at ${parsed.host} (${(reason ?? (error as Error)).message}). Start it, or grade without --queue.`,
      { cause: error },
    );
  } finally {
    client.disconnect();
  }
}
