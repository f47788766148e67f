import type { Redis } from 'ioredis';

/**
 * Removes those active jobs that cannot be read: a record that is not a job's, or whose fields are not JSON or not the
 * numbers that they should be. The queue's library fails on such a record before it calls any handler, and would retry
 * it for ever.
 *
 * @param keyOf the key of a job, or of the list of active jobs
 * @returns the ids that were removed
 */
export async function removeUnreadable(redis: Redis, keyOf: (name: string) => string): Promise<string[]> {
  const active = keyOf('active');
  const ids = await redis.lrange(active, 0, maxActive);
  const removed: string[] = [];
  for (const id of ids)
    if (!(await isReadable(redis, keyOf(id)))) {
      await redis.lrem(active, 0, id);
      await redis.unlink(keyOf(id), `${keyOf(id)}:lock`);
      removed.push(id);
    }
  return removed;
}

const maxActive = 1000;
/** Fields that the queue's scripts add to or compare: attempts, starts, stalls, and times in milliseconds. */
const counts = ['atm', 'ats', 'stc', 'priority', 'delay', 'timestamp', 'processedOn'] as const;

async function isReadable(redis: Redis, key: string): Promise<boolean> {
  try {
    const [data, options, progress, parent] = await redis.hmget(key, 'data', 'opts', 'progress', 'parent');
    for (const text of [data ?? '{}', options ?? '{}', progress ?? '0', parent ?? '{}']) JSON.parse(text);
    return (await redis.hmget(key, ...counts)).every((text) => text === null || /^\d{1,15}$/.test(text));
  } catch (error) {
    if (error instanceof SyntaxError || String(error).includes('WRONGTYPE')) return false;
    throw error;
  }
}
