import { Worker } from 'node:worker_threads';
import { SyntaxProblem, unreadable } from './strip-types.ts';
import type { StripAnswer } from './strip-worker.ts';

const seconds = 10;

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Strips a student's file in a thread of its own. Deep nesting overflows the parser's stack, and from then on it fails
 * on every file of that thread: one submission would spoil all that come after it.
 */
export function stripSubmission(source: string): Promise<string> {
  const result = last.then(() => strip(source));
  last = result.catch(() => undefined);
  return result;
}

async function strip(source: string): Promise<string> {
  const answer = await ask(source);
  if ('code' in answer) return answer.code;
  if (answer.fatal) {
    void worker?.terminate();
    worker = undefined;
  }
  throw new SyntaxProblem(answer.message, answer.line, answer.column, answer.fatal);
}

function start(): Worker {
  const thread = new Worker(new URL('./strip-worker.ts', import.meta.url), {
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return thread.on('error', () => undefined); // whoever waits hears of it too
}

function ask(source: string): Promise<StripAnswer> {
  const broken: StripAnswer = { message: unreadable, line: undefined, column: undefined, fatal: true };
  const thread = (worker ??= start());
  return new Promise((resolve) => {
    const settle = (answer: StripAnswer): void => {
      clearTimeout(timer);
      thread.off('message', settle).off('error', giveUp).off('exit', giveUp);
      thread.unref();
      resolve(answer);
    };
    const giveUp = (): void => {
      settle(broken);
    };
    const timer = setTimeout(giveUp, seconds * 1000);
    thread.ref();
    thread.once('message', settle).once('error', giveUp).once('exit', giveUp);
    thread.postMessage(source);
  });
}
