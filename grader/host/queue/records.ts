import type { Redis } from 'ioredis';
import { longestSealed } from './sealed.ts';

/** A job's record in Redis. Anyone with write access to Redis can put anything there. */
export type JobRecord =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' }
  /** What the worker returned, as the record has it. */
  | { readonly kind: 'returned'; readonly value: unknown }
  /** Finished, but without a possible result. */
  | { readonly kind: 'unusable'; readonly why: string };

/** Reads the records of these jobs only. A record that is not a job's is `unusable`, not an error. */
export async function jobRecords(
  redis: Redis,
  keyOf: (id: string) => string,
  ids: readonly string[],
): Promise<readonly JobRecord[]> {
  const lengths = redis.pipeline();
  for (const id of ids)
    lengths.exists(keyOf(id)).hstrlen(keyOf(id), 'returnvalue').hexists(keyOf(id), 'finishedOn');
  const answers = (await lengths.exec()) ?? [];
  const values = redis.pipeline();
  const records = ids.map((_, i): JobRecord | 'returned' => {
    const [exists, length, finished] = answers.slice(3 * i, 3 * i + 3);
    if (exists?.[1] === 0) return { kind: 'none' };
    if (length?.[0] || finished?.[0]) return { kind: 'unusable', why: 'its record in Redis is not a job' };
    const size = Number(length?.[1]);
    // JSON adds a `"` on both sides.
    if (size > longestSealed + 2) return { kind: 'unusable', why: `its result has ${size} bytes` };
    if (size > 0) return 'returned';
    return finished?.[1] === 1 ? { kind: 'unusable', why: 'no worker finished it' } : { kind: 'open' };
  });
  for (const [i, record] of records.entries())
    if (record === 'returned') values.hget(keyOf(ids[i] ?? ''), 'returnvalue');
  const returned = ((await values.exec()) ?? []).values();
  return records.map((record) => (record === 'returned' ? valueOf(returned.next().value) : record));
}

function valueOf(answer: readonly [Error | null, unknown] | undefined): JobRecord {
  try {
    if (answer?.[0]) throw answer[0];
    return { kind: 'returned', value: JSON.parse(String(answer?.[1])) };
  } catch {
    return { kind: 'unusable', why: 'its result in Redis cannot be read' };
  }
}
