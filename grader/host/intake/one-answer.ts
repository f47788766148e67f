import type { Submission } from './submission.ts';

/**
 * Whether several hand-ins are copies of one answer: an archive and its unpacked folder, or what a platform gives each
 * member of a group.
 *
 * @param ids of all exercises
 */
export async function isOneAnswer(
  same: readonly Pick<Submission, 'problem' | 'read'>[],
  ids: readonly string[],
): Promise<boolean> {
  if (same.some(({ problem }) => problem !== undefined)) return false;
  const read = await Promise.all(
    same.map(async (one) => JSON.stringify(await Promise.all(ids.map((id) => one.read(id))))),
  );
  return new Set(read).size === 1;
}
