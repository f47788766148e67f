import { z } from 'zod';
import { caps } from '#grader/core/caps.ts';
import { SessionFailure } from '#grader/core/session.ts';
import { SyntaxProblem, unreadable } from './strip-types.ts';
import { ownCode } from './tool-files.ts';
import { ToolProblem, ToolProcess } from './tool-process.ts';

/** Seconds of the parser's own time. */
const seconds = 10;
const memoryMb = 512;
/** One lost process may be the machine's fault; this many are a bug of ours. */
const tries = 4;

const answerSchema = z.union([
  z.strictObject({ code: z.string() }),
  z.strictObject({
    message: z.string().max(caps.problem),
    line: z.number().int().positive().optional(),
    column: z.number().int().positive().optional(),
    fatal: z.boolean(),
  }),
]);
type Answer = z.infer<typeof answerSchema>;

const parser = new ToolProcess({
  module: new URL('./strip-worker.ts', import.meta.url),
  readable: ownCode(),
  memoryMb,
});
let last: Promise<unknown> = Promise.resolve();

/**
 * Strips the types of a student's file in a separate process.
 *
 * @throws SyntaxProblem if the file cannot be read as TypeScript
 * @throws SessionFailure of kind `infra` if the parser was lost, which says nothing about the file
 */
export function stripSubmission(source: string): Promise<string> {
  const result = last.then(() => strip(source));
  last = result.catch(() => undefined);
  return result;
}

async function strip(source: string): Promise<string> {
  let overflows = 0;
  let problem = '';
  for (let i = 0; i < tries; i++) {
    const answer = await ask(source);
    if ('code' in answer) return answer.code;
    if (!('fatal' in answer)) {
      problem = answer.lost;
      continue;
    }
    const { message, line, column, fatal } = answer;
    if (!fatal) throw new SyntaxProblem(message, line, column);
    // A parser whose stack has overflowed fails on every later file, so only a second, fresh parser proves the failure.
    parser.close();
    if (++overflows === 2) throw new SyntaxProblem(message, line, column, fatal);
  }
  throw new SessionFailure('infra', `internal: the parser was lost ${tries} times (${problem}).`);
}

async function ask(source: string): Promise<Answer | { readonly lost: string }> {
  try {
    // A character takes at most six bytes: as an escape in JSON, or as a blank for each of its bytes.
    const reply = await parser.ask(source, seconds, 2 ** 16 + 6 * source.length);
    const parsed = answerSchema.safeParse(reply);
    return parsed.success ? parsed.data : { lost: 'it sent no answer' };
  } catch (error) {
    if (!(error instanceof ToolProblem)) throw error;
    const { kind, message } = error;
    if (kind === 'time') throw new SyntaxProblem(`the file cannot be parsed within ${seconds} s.`);
    if (kind === 'memory')
      throw new SyntaxProblem(`the file cannot be parsed within ${memoryMb} MB of memory.`);
    return kind === 'crash' ? { message: unreadable, fatal: true } : { lost: message };
  }
}
