import type { SubmissionResult } from '#grader/core/result.ts';
import { digestOf } from '#grader/report/digest.ts';
import type { GradedSubmission } from '#grader/host/grade/grade-submission.ts';

/** A destination of results, which are written one at a time as they arrive. */
export interface Output {
  /** For a warning. */
  readonly name: string;
  add(graded: GradedSubmission): Promise<void>;
  /** Ends the output, with a digest of each result in order. */
  end(digests: readonly GradedSubmission[]): Promise<void>;
  discard?(): Promise<void>;
}

/** All outputs of a run. If one fails, the others are not affected. */
export class Outputs {
  readonly digests: GradedSubmission[] = [];
  /** The last result: the only one if there is a single submission. */
  last: SubmissionResult | undefined;
  readonly problems: string[] = [];
  #open: readonly Output[];

  constructor(outputs: readonly Output[]) {
    this.#open = outputs;
  }

  async add(graded: GradedSubmission): Promise<void> {
    this.last = graded.result;
    const result = digestOf(graded.result);
    this.digests.push({ result, whole: graded.whole === graded.result ? result : digestOf(graded.whole) });
    await this.#each((output) => output.add(graded));
  }

  async end(): Promise<void> {
    await this.#each((output) => output.end(this.digests));
  }

  /** Removes unfinished files after a run has failed. */
  async discard(): Promise<void> {
    await this.#each((output) => output.discard?.() ?? Promise.resolve());
  }

  async #each(work: (output: Output) => Promise<void>): Promise<void> {
    const failed = new Set<Output>();
    for (const output of this.#open)
      try {
        await work(output);
      } catch (error) {
        failed.add(output);
        const { message } = error as Error;
        this.problems.push(message.includes(output.name) ? message : `${output.name}: ${message}`);
        await output.discard?.().catch(() => undefined);
      }
    this.#open = this.#open.filter((output) => !failed.has(output));
  }
}
