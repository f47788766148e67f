import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exerciseId } from '#grader/core/exercise.ts';
import { systemErrorSentence } from '../system-error.ts';

const schema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Where the course's pages are served; reports then link to its lessons. */
  site: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .optional(),
  /** The order of the course; exercises that are not listed come last. */
  order: z.array(exerciseId).default([]),
});

/** The contents of `course.json`. */
export type CourseFile = z.infer<typeof schema>;

/**
 * Reads `course.json` in a course's folder.
 *
 * @throws Error in one sentence if the file is missing, is not JSON, or breaks a rule
 */
export async function readCourse(root: string): Promise<CourseFile> {
  const file = join(root, 'course.json');
  const parsed = schema.safeParse(json(await text(root, file), file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.join('.') ?? '';
  throw new Error(`${file}${at === '' ? '' : `, ${at}`}: ${issue?.message ?? 'it breaks a rule'}.`);
}

async function text(root: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `${root} is not a course: it has no course.json. Name the folder that holds one with --course.`
        : (systemErrorSentence(error) ?? String(error)),
      { cause: error },
    );
  }
}

function json(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not valid JSON (${(error as Error).message}). Correct it.`, { cause: error });
  }
}
