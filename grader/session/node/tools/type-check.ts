import { z } from 'zod';
import type { ExerciseResult } from '#grader/core/result.ts';
import { ToolProblem, ToolProcess } from './tool-process.ts';
import { maxErrors, maxMessageLength, typeFiles } from './type-files.ts';

export type FoundTypeError = ExerciseResult['typeErrors'][number];
export type TypeErrors = Readonly<Record<string, readonly FoundTypeError[]>>;

/** Types can compute for ever, so checking a student's file stops after this much of the process's time. */
const limitMs = 6000;
/** To load the compiler and parse the libraries. */
const startSeconds = 60;
/** Three times what the tensor library's types take. */
const memoryMb = 768;
/** Processes lost in a row, perhaps by the machine's fault, before type errors are no longer shown. */
const tries = 3;

const errorsSchema = z
  .array(
    z.strictObject({
      line: z.number().int().positive(),
      column: z.number().int().positive(),
      message: z.string().max(maxMessageLength),
    }),
  )
  .max(maxErrors + 1);
const replySchema = z.union([
  z.strictObject({ errors: z.record(z.string(), z.unknown()) }),
  z.strictObject({ gaveUp: z.string() }),
]);
/** Bytes of one file's messages; a character takes at most six bytes, as an escape in JSON. */
const bytesPerFile = (maxErrors + 1) * (6 * maxMessageLength + 100);

/**
 * Finds the type errors of students' files, in a process under limits that keeps the parsed libraries from one call to
 * the next. It shows what an editor would show, and never decides a grade: if it takes too much time or memory, one
 * sentence that says so takes the place of the errors.
 */
export class TypeChecker {
  readonly #limitMs: number;
  #tool: ToolProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: { readonly limitMs?: number } = {}) {
    this.#limitMs = options.limitMs ?? limitMs;
  }

  /** `files` maps `<unit>/<exercise>.ts` to its text. One call at a time; the limit starts with the call's own turn. */
  check(files: Readonly<Record<string, string>>): Promise<TypeErrors> {
    const turn = this.#last.then(() => (this.#closed ? {} : this.#check(files)));
    this.#last = turn.catch(() => undefined); // a failed call does not fail the next
    return turn;
  }

  /** Starts the process, which parses the libraries, before the first file. */
  warmUp(): void {
    void this.check({});
  }

  close(): void {
    this.#closed = true;
    this.#tool?.close();
  }

  async #check(files: Readonly<Record<string, string>>): Promise<TypeErrors> {
    const paths = Object.keys(files);
    const answer = await this.#ask(files);
    if (typeof answer === 'string')
      return Object.fromEntries(paths.map((path) => [path, [notChecked(answer)]]));
    return Object.fromEntries(
      paths.map((path) => {
        const parsed = errorsSchema.safeParse(answer[path]);
        return [path, parsed.success ? parsed.data : [notChecked('the compiler sent no list of errors')]];
      }),
    );
  }

  /** Errors by path, not yet validated; or why there are none. */
  async #ask(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>> | string> {
    const paths = Object.keys(files);
    const bytes = 2 ** 16 + bytesPerFile * paths.length;
    for (let i = 0; i < tries && !this.#closed; i++)
      try {
        this.#tool ??= startTool();
        if (!this.#tool.runs) await this.#tool.ask({}, startSeconds, bytes);
        if (paths.length === 0) return {};
        const reply = replySchema.safeParse(await this.#tool.ask(files, this.#limitMs / 1000, bytes));
        if (!reply.success) return 'the compiler sent no list of errors';
        return 'errors' in reply.data ? reply.data.errors : 'the compiler gives up on them';
      } catch (error) {
        if (!(error instanceof ToolProblem)) throw error;
        if (error.kind !== 'lost') return this.#reason(error);
      }
    return 'the process that checks them was lost. Run the command again';
  }

  #reason({ kind, message }: ToolProblem): string {
    if (kind === 'time') return `checking took more than ${this.#limitMs / 1000} s`;
    if (kind === 'memory') return `checking took more than ${memoryMb} MB of memory`;
    return kind === 'crash' ? 'the compiler gives up on them' : message;
  }
}

const notChecked = (reason: string): FoundTypeError => ({
  ...{ line: 1, column: 1 },
  message: `the types of this file were not checked: ${reason}.`.slice(0, maxMessageLength),
});

function startTool(): ToolProcess {
  const { compiler, readable, cache, code } = typeFiles();
  return new ToolProcess({
    module: new URL('./type-check-worker.ts', import.meta.url),
    argument: { compiler, readable, cache },
    readable: [...code, ...readable],
    writable: cache,
    memoryMb,
  });
}
