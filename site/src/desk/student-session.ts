/** A session with a student's code in a Web Worker: what Node's child process is to the grader. */
import type { Exercise } from '#grader/core/exercise.ts';
import { SessionFailure, type Evaluation, type Reply, type Session } from '#grader/core/session.ts';

import type { Answer, Question, Source } from './student-protocol.ts';

export interface StudentSession extends Session {
  /** In words. */
  readonly engine: string;
  /** Imports the student's file; resolves with the names that it exports. */
  load(source: Source): Promise<readonly string[]>;
  /** What the student's code has printed so far. */
  printed(): string;
  close(): void;
}

/** The tensor code may have to come over a slow line first. */
const startSeconds = 60;

type Asked = Exclude<Answer, { kind: 'printed' }>;

/** Starts a fresh worker. `signal` ends it at any time, and whatever waits for it fails. */
export async function openStudentSession(
  { id, limits }: Exercise,
  signal: AbortSignal,
): Promise<StudentSession> {
  if (signal.aborted) throw stopped();
  const worker = new Worker(new URL('../workers/student-worker.ts', import.meta.url), { type: 'module' });
  let printed = '';
  let settle: { done(answer: Asked): void; failed(failure: SessionFailure): void } | undefined;
  const end = (failure: SessionFailure): SessionFailure => {
    worker.terminate();
    settle?.failed(failure);
    return failure;
  };
  signal.addEventListener('abort', () => {
    end(stopped());
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.kind !== 'printed') settle?.done(data);
    else if (printed.length < limits.outputBytes) printed += data.text;
    else end(new SessionFailure('output', `your code printed more than ${limits.outputBytes} bytes.`));
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new SessionFailure('infra', `internal: the worker does not run: ${event.message}`));
  });

  const ask = (question: Question, seconds: number): Promise<Asked> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(stopped());
        return;
      }
      const timer = setTimeout(() => {
        end(
          new SessionFailure(
            'timeout',
            `your code did not finish within ${seconds} s: an endless loop, or a Promise that never settles?`,
          ),
        );
      }, seconds * 1000);
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          settle = undefined;
          then(value);
        };
      settle = { done: settled(resolve), failed: settled(reject) };
      worker.postMessage(question);
    });

  const ready = await ask({ ask: 'start', seed: `${id}:page` }, startSeconds);
  if (ready.kind !== 'ready') throw end(new SessionFailure('infra', 'internal: the engine does not start.'));
  return {
    engine: ready.engine,
    printed: () => printed,
    close: () => {
      worker.terminate();
    },
    async load(source) {
      const answer = await ask({ ask: 'load', exercise: id, source }, Math.max(2, limits.seconds));
      if (answer.kind === 'loaded') return answer.exported;
      if (answer.kind === 'refused') throw end(new SessionFailure('load', answer.message, answer));
      throw end(new SessionFailure('protocol', `a load was answered with '${answer.kind}'.`));
    },
    async evaluate(evaluation: Evaluation): Promise<Reply> {
      const answer = await ask({ ask: 'evaluate', evaluation }, evaluation.seconds ?? limits.seconds);
      if (answer.kind === 'observed' || answer.kind === 'threw' || answer.kind === 'unusable') return answer;
      if (answer.kind === 'refused') throw end(new SessionFailure('exited', answer.message, answer));
      throw end(new SessionFailure('protocol', `an evaluation was answered with '${answer.kind}'.`));
    },
  };
}

const stopped = (): SessionFailure => new SessionFailure('timeout', 'You stopped it.');
