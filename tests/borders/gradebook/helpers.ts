import type { SubmissionResult } from '#grader/core/result.ts';
import type { GradedRow } from '#grader/report/gradebook/columns.ts';
import { planGradebook, type GradebookOptions, type GradebookPlan } from '#grader/report/gradebook/plan.ts';

export const rowOf = (result: SubmissionResult, unknown: readonly string[] = []): GradedRow => ({
  result,
  unknown: new Set(unknown),
});

/** The options of a run without options, for the course of these results. */
export const optionsFor = (
  results: readonly SubmissionResult[],
  changes: Partial<GradebookOptions> = {},
): GradebookOptions => ({
  exercises: (results[0]?.exercises ?? []).map(({ id, maxPoints, bonus }) => ({
    id,
    maxPoints: bonus ? 0 : maxPoints,
  })),
  policy: results.some(({ final }) => final),
  ...{ idColumns: [], columns: [], append: false, scale: false },
  ...changes,
});

export const planFor = (
  existing: string | Uint8Array,
  results: readonly SubmissionResult[],
  changes: Partial<GradebookOptions> = {},
): GradebookPlan =>
  planGradebook(
    typeof existing === 'string' ? Buffer.from(existing) : existing,
    results.map((result) => rowOf(result)),
    optionsFor(results, changes),
  );

/** A gradebook in UTF-8 with these results in it. */
export const filled = (
  existing: string,
  results: readonly SubmissionResult[],
  changes: Partial<GradebookOptions> = {},
): string => Buffer.from(planFor(existing, results, changes).bytes).toString('utf8');
