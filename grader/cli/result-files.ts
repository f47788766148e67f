import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { SubmissionResult } from '#grader/core/result.ts';
import type { Account } from '#grader/host/intake/index.ts';
import { digestOf } from '#grader/report/digest.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { resultJson } from './result-json.ts';
import type { Output } from './outputs.ts';
import { removeLeftovers, replaceFile, stageFile } from './write-file.ts';

/**
 * The folder of `--out`: results.json and the students' pages as results arrive, and the page of the class at the
 * end.
 */
export async function resultFiles(folder: string, title: string, account: Account): Promise<Output> {
  await mkdir(join(folder, 'students'), { recursive: true });
  await removeLeftovers(join(folder, 'results.json'));
  const file = await stageFile(join(folder, 'results.json'));
  let count = 0;
  return {
    name: relative(process.cwd(), folder),
    async add({ whole }) {
      await writePage(folder, title, whole);
      await file.write(`${count++ === 0 ? '[' : ','}\n${resultJson(whole, '  ')}`);
    },
    async end(digests) {
      await file.write(count === 0 ? '[]\n' : '\n]\n');
      await file.commit();
      await replaceFile(
        join(folder, 'index.html'),
        classHtml(
          title,
          digests.map(({ whole }) => whole),
          account,
        ),
      );
      console.error(`report: ${relative(process.cwd(), join(folder, 'index.html'))}`);
    },
    discard: () => file.discard(),
  };
}

/** A page that fails affects no other page. */
async function writePage(folder: string, title: string, result: SubmissionResult): Promise<void> {
  const page = join(folder, studentPage(result));
  try {
    await replaceFile(page, studentHtml(title, result), false);
  } catch (error) {
    console.error(
      `warning: ${relative(process.cwd(), page)} could not be written: ${(error as Error).message}`,
    );
    // A page that is too large may still fit without its texts.
    if (error instanceof RangeError)
      await replaceFile(page, studentHtml(title, digestOf(result)), false).catch(() => undefined);
  }
}
