import type { Submission } from './submission.ts';
import type { IdentifiedSubmission } from './identities.ts';
import { studentsOf } from './groups.ts';
import { keyOf } from '#grader/core/identity.ts';

/** Numbers the attempts of each student: sources are named in the order of the attempts. */
export function numberAttempts(sources: readonly (readonly IdentifiedSubmission[])[]): Submission[] {
  const attempts = new Map<string, number>();
  return sources.flatMap((submissions) =>
    submissions.map((one) => {
      const keys = studentsOf(one).map(keyOf);
      const before = Math.max(0, ...keys.map((key) => attempts.get(key) ?? 0));
      const attempt = Math.max(before + 1, one.order ?? 0);
      for (const key of keys) attempts.set(key, attempt);
      return { ...one, attempt };
    }),
  );
}
