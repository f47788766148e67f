import { z } from 'zod';
import { maxResultBytes } from '#grader/core/caps.ts';
import { engineSchema, exerciseResult } from '#grader/core/result.ts';
import type { Graded } from './grade-exercise.ts';

const schema = z.object({ result: exerciseResult, engine: engineSchema.optional() });

/**
 * Reads a result that this or another version wrote as JSON; undefined if it is not a result, or too large to be one.
 */
export function readGraded(value: unknown): Graded | undefined {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return undefined;
  const { result, engine } = parsed.data;
  if (Buffer.byteLength(JSON.stringify(result)) > maxResultBytes) return undefined;
  return { result, ...(engine ? { engine } : {}) };
}
