import type { WriteStream } from 'node:tty';
import type { ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { fitted, visible } from './style.ts';

/** A line that is rewritten in place on a terminal; nothing elsewhere, so that logs stay readable. */
export function progress(total: number, stream: WriteStream) {
  const started = performance.now();
  let done = 0;
  const show = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\x1b[2K${fitted(text, Math.max(20, stream.columns - 1))}`);
  };
  return {
    exercise: (submission: string, result: ExerciseResult): void => {
      show(
        `grading ${done}/${total}${remaining(started, done, total)}  ${visible(submission)}: ${result.id}`,
      );
    },
    submission: (_: SubmissionResult): void => {
      done++;
    },
    end: (): void => {
      if (stream.isTTY) stream.write('\r\x1b[2K');
    },
  };
}

function remaining(started: number, done: number, total: number): string {
  if (done === 0) return '';
  const seconds = ((performance.now() - started) / 1000 / done) * (total - done);
  return `, about ${Math.ceil(seconds)} s left`;
}
