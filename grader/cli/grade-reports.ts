import { createReadStream } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { isUnknown } from '#grader/core/not-graded.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { GradedSubmission } from '#grader/host/grade/grade-submission.ts';
import type { GradedRow } from '#grader/report/gradebook/columns.ts';
import { gradescopeResults } from '#grader/report/gradescope.ts';
import { annotations, classroomResult, stepSummary } from '#grader/report/github.ts';
import { junitFrame, junitSuites } from '#grader/report/junit.ts';
import type { GradebookFile } from './gradebook-file.ts';
import type { Output } from './outputs.ts';
import { replaceFile, stageFile } from './write-file.ts';

/** Writes suites to a temporary file as results arrive, because the element around them needs their totals. */
export async function junitFile(file: string): Promise<Output> {
  const body = `${file}.suites`;
  const suites = await stageFile(body);
  const total = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  return {
    name: file,
    async add({ result }) {
      for (const suite of junitSuites(result)) {
        for (const kind of ['tests', 'failures', 'errors', 'skipped'] as const)
          total[kind] += suite.counts[kind];
        await suites.write(suite.xml);
      }
    },
    async end() {
      await suites.commit();
      const { head, tail } = junitFrame([total]);
      const whole = await stageFile(file);
      try {
        await whole.write(head);
        for await (const chunk of createReadStream(body)) await whole.write(chunk as Uint8Array);
        await whole.write(tail);
        await whole.commit();
      } catch (error) {
        await whole.discard();
        throw error;
      } finally {
        await rm(body, { force: true });
      }
      told(file);
    },
    discard: () => suites.discard(),
  };
}

/** For a run with a single submission. */
export const gradescopeFile = (file: string): Output => ({
  name: file,
  async add({ result }) {
    await replaceFile(file, `${JSON.stringify(gradescopeResults(result), null, 2)}\n`);
    told(file);
  },
  end: () => Promise.resolve(),
});

export function gradebookOutput(
  file: string,
  gradebook: GradebookFile,
  missing: (count: number) => void,
): Output {
  return {
    name: file,
    add: () => Promise.resolve(),
    async end(digests) {
      missing(await gradebook.write(digests.map(gradebookRow)));
    },
  };
}

const gradebookRow = ({ whole }: GradedSubmission): GradedRow => ({
  result: whole,
  unknown: new Set(whole.exercises.filter(isUnknown).map(({ id }) => id)),
});

/** GitHub shows ten annotations of each kind; the log of a class needs no more than this. */
const maxAnnotations = 1000;

/** Reports by workflow commands on standard output and by the files that the runner names. */
export function githubOutput(course: string): Output {
  const lines: string[] = [];
  let only: SubmissionResult | undefined;
  return {
    name: "GitHub's runner",
    add({ result }) {
      only = result;
      if (lines.length < maxAnnotations) lines.push(...annotations(result).slice(0, maxAnnotations));
      return Promise.resolve();
    },
    async end(digests) {
      const results = digests.length === 1 && only ? [only] : digests.map(({ result }) => result);
      await writeGithub(course, lines, results);
    },
  };
}

/** The same for results that are already there. */
export const reportToGithub = (course: string, results: readonly SubmissionResult[]): Promise<void> =>
  writeGithub(course, results.flatMap(annotations), results);

async function writeGithub(
  course: string,
  lines: readonly string[],
  results: readonly SubmissionResult[],
): Promise<void> {
  for (const line of lines) console.log(line);
  const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = process.env;
  if (summary !== undefined) await appendFile(summary, `${stepSummary(course, results)}\n`);
  const [only] = results;
  if (output !== undefined && only && results.length === 1)
    await appendFile(output, `result=${classroomResult(only)}\n`);
}

const told = (file: string): void => {
  console.error(`wrote ${relative(process.cwd(), file)}`);
};
