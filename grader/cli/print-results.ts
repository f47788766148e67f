import { once } from 'node:events';
import { inert } from '#grader/report/inert.ts';
import { submissionReport, gradebook } from '#grader/report/terminal.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Output } from './outputs.ts';
import { resultJson } from './result-json.ts';

/** Standard output, whose reader may have exited (`genlab grade … | head`): grading continues without it. */
export function openStdout(): (text: string) => Promise<void> {
  let closed = false;
  // Other commands end when nobody reads their output; grading still has files to write.
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  return async (text) => {
    if (closed || process.stdout.write(text)) return;
    await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]).catch(() => undefined);
  };
}

/** `--json`: one object for one submission, an array for a class, printed as results arrive. */
export function printJson(write: (text: string) => Promise<void>, many: boolean): Output {
  let count = 0;
  return {
    name: 'standard output',
    async add({ result }) {
      const text = resultJson(result, many ? '  ' : '');
      await write(many ? `${count++ === 0 ? '[' : ','}\n${text}` : `${text}\n`);
    },
    end: async () => {
      if (many) await write(count === 0 ? '[]\n' : '\n]\n');
    },
  };
}

/** The table of a class at the end, or one submission in full. */
export function printTable(write: (text: string) => Promise<void>, many: boolean): Output {
  let only: SubmissionResult | undefined;
  return {
    name: 'standard output',
    async add({ result }) {
      if (many) return;
      only = result;
      await write(`${inert(submissionReport(only))}\n`);
    },
    async end(digests) {
      if (many) await write(`${inert(gradebook(digests.map(({ result }) => result)))}\n`);
    },
  };
}
