import { Worker } from 'node:worker_threads';
import type { ExerciseResult } from '#grader/core/result.ts';

export type TypeError = ExerciseResult['typeErrors'][number];
export type TypeErrors = Readonly<Record<string, readonly TypeError[]>>;

/** Types are a language of their own and may compute for ever; a student's are stopped after this long. */
const limitMs = 20_000;
const memoryMb = 1024;

/**
 * Finds the type errors of students' files, in a thread that keeps the parsed libraries from one call to the next.
 * It shows what an editor would show, and never decides a grade: where it fails or takes too long there are no errors.
 */
export class TypeChecker {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #answer: (errors: TypeErrors) => void = () => undefined;
  readonly #limitMs: number;

  constructor(options: { readonly limitMs?: number } = {}) {
    this.#limitMs = options.limitMs ?? limitMs;
  }

  /** `files` maps `<unit>/<exercise>.ts` to its text. One call at a time; the limit starts with the call's own turn. */
  check(files: Readonly<Record<string, string>>): Promise<TypeErrors> {
    const turn = this.#last.then(() => (this.#closed ? {} : this.#ask(files)));
    this.#last = turn;
    return turn;
  }

  /** Starts the thread and parses the libraries, ahead of the first file. */
  warmUp(): void {
    void this.check({});
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #ask(files: Readonly<Record<string, string>>): Promise<TypeErrors> {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#stop();
      }, this.#limitMs);
      this.#answer = (errors) => {
        clearTimeout(timer);
        resolve(errors);
      };
      worker.postMessage(files);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./type-check-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    worker.on('message', (errors: TypeErrors) => {
      this.#answer(errors);
    });
    // Out of memory, or a fault of the compiler's: the call that waits gets no errors, the next one a fresh thread.
    for (const event of ['error', 'exit'])
      worker.on(event, () => {
        if (this.#worker === worker) this.#stop();
      });
    return worker;
  }

  #stop(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#answer({});
    void worker?.terminate();
  }
}
