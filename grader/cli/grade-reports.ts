import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { SubmissionResult } from '#grader/core/result.ts';
import { gradebookCsv, mergeGradebook } from '#grader/report/gradebook.ts';
import { gradescopeResults } from '#grader/report/gradescope.ts';
import { annotations, classroomResult, stepSummary } from '#grader/report/github.ts';
import { junitXml } from '#grader/report/junit.ts';

export interface ReportOptions {
  junit?: string;
  gradescope?: string;
  gradebook?: string;
  idColumn?: string;
  github?: boolean;
}

/** Writes what other programs read, as the options ask. */
export async function writeReports(
  { junit, gradescope, gradebook, idColumn, github }: ReportOptions,
  course: string,
  results: readonly SubmissionResult[],
): Promise<void> {
  const [first] = results;
  if (junit !== undefined) await write(junit, junitXml(results));
  if (gradescope !== undefined && first)
    await write(gradescope, `${JSON.stringify(gradescopeResults(first), null, 2)}\n`);
  if (gradebook !== undefined) {
    const existing = await readFile(gradebook, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    await write(
      gradebook,
      existing === undefined ? gradebookCsv(results) : mergeGradebook(existing, results, idColumn),
    );
  }
  if (github) await tellGithub(course, results);
}

/** By workflow commands on standard output, and by the files that the runner names. */
export async function tellGithub(course: string, results: readonly SubmissionResult[]): Promise<void> {
  for (const line of results.flatMap(annotations)) console.log(line);
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = process.env;
  if (summary !== undefined) await appendFile(summary, `${stepSummary(course, results)}\n`);
  const [only] = results;
  if (output !== undefined && only && results.length === 1)
    await appendFile(output, `result=${classroomResult(only)}\n`);
}

/** A disk that is full leaves the gradebook of before, not half of a new one. */
async function write(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  console.error(`wrote ${relative(process.cwd(), file)}`);
}
