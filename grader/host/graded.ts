import { z } from 'zod';
import { engineSchema, exerciseResult } from '#grader/core/result.ts';
import type { Graded } from './grade-exercise.ts';

const schema = z.object({ result: exerciseResult, engine: engineSchema.optional() });

/** What was written as JSON, by this or another version; undefined where it is none. */
export function readGraded(value: unknown): Graded | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return undefined;
  const { result, engine } = parsed.data;
  return { result, ...(engine ? { engine } : {}) };
}
