/** A session with a student's code in a sandboxed frame: what Node's child process is to the grader. */
import type { Exercise } from '#grader/core/exercise.ts';
import { mostValues } from '#grader/core/reply-size.ts';
import {
  SessionFailure,
  type Evaluation,
  type FailureKind,
  type Reply,
  type Session,
} from '#grader/core/session.ts';

import {
  answerBytes,
  judgedAnswer,
  judgedFault,
  judgedObservation,
  wordsAlone,
  type JudgedAnswer,
} from './judged-answer.ts';
import { patience } from './patience.ts';
import type { StudentFrame } from './student-frame.ts';
import type { FrameFault, Question, Source } from './student-protocol.ts';
import { linesBefore, studentLines, studentScript } from './student-script.ts';

export interface StudentSession extends Session {
  /** In words. */
  readonly engine: string;
  /** Runs the student's file; resolves with the names that it exports. */
  load(): Promise<readonly string[]>;
  /** What the student's code has printed so far. */
  printed(): string;
  close(): void;
}

/** The machine may be slow, and the engine's code is new to it each time. */
const startSeconds = 60;

/** Without its nonce. */
type Unsigned<Q> = Q extends Question ? Omit<Q, 'nonce'> : never;

/** Starts the code in a fresh frame. `signal` ends it at any time, and whatever waits for it fails. */
export async function openStudentSession(
  { id, limits }: Exercise,
  source: Source,
  frame: StudentFrame,
  signal: AbortSignal,
): Promise<StudentSession> {
  if (signal.aborted) throw stoppedByStudent();
  let printed = '';
  let failure: SessionFailure | undefined;
  let pending:
    | { nonce: string; most: number; done(answer: JudgedAnswer): void; failed(why: SessionFailure): void }
    | undefined;

  /** The first reason stands. */
  const end = (why: SessionFailure): SessionFailure => {
    failure ??= why;
    frame.remove();
    pending?.failed(failure);
    return failure;
  };
  const fail = (kind: FailureKind, message: string): SessionFailure => end(new SessionFailure(kind, message));
  const stop = (): void => {
    end(stoppedByStudent());
  };
  signal.addEventListener('abort', stop);
  frame.onGone(() => {
    fail('memory', 'the browser ended your code: does it take more memory than there is?');
  });
  frame.onMessage((said) => {
    if (typeof said === 'string') {
      printed += said;
      if (printed.length > limits.outputBytes) end(outputFailure(limits.outputBytes));
    } else if (said instanceof ArrayBuffer)
      try {
        if (!pending)
          throw new SessionFailure(
            'protocol',
            "your code wrote to the page's channel, and nobody had asked.",
          );
        const answer = judgedAnswer(said, pending.nonce, pending.most);
        if (answer.message.kind === 'crashed')
          throw new SessionFailure('exited', `your code crashed: ${answer.message.message}`, answer.message);
        pending.done(answer);
      } catch (error) {
        if (!(error instanceof SessionFailure)) throw error;
        end(error);
      }
    else end(failureOf(judgedFault(said), source, limits.outputBytes));
  });

  frame.start({ script: (runner) => studentScript(source, runner), printable: limits.outputBytes });

  const ask = (question: Unsigned<Question>, most: number, seconds: number): Promise<JudgedAnswer> =>
    new Promise((resolve, reject) => {
      if (failure) {
        reject(failure);
        return;
      }
      const stopClock = patience(seconds, () => {
        fail(
          question.ask === 'start' ? 'infra' : 'timeout',
          question.ask === 'start'
            ? `internal: the tensor engine did not start within ${seconds} s.`
            : `your code did not finish within ${seconds} s: an endless loop, or a Promise that never settles?`,
        );
      });
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          stopClock();
          pending = undefined;
          then(value);
        };
      const nonce = newNonce();
      pending = { nonce, most, done: settled(resolve), failed: settled(reject) };
      frame.ask({ question: { ...question, nonce }, most });
    });
  const forged = (asked: string, { message }: JudgedAnswer): SessionFailure =>
    fail('protocol', `your code answered ${asked} with '${message.kind}'.`);

  const ready = await ask({ ask: 'start', seed: `${id}:page`, wasm: frame.wasm }, wordsAlone, startSeconds);
  if (ready.message.kind !== 'ready') throw fail('infra', 'internal: the tensor engine does not start.');
  const { name, device } = ready.message.engine;
  return {
    engine: `${name} (${device})`,
    printed: () => printed,
    close: () => {
      signal.removeEventListener('abort', stop);
      fail('infra', 'internal: the session was closed.');
    },
    async load() {
      const question = {
        ask: 'load',
        exercise: id,
        imported: importedNames(source),
        lines: studentLines(source),
      } as const;
      const answer = await ask(question, wordsAlone, Math.max(2, limits.seconds));
      const { message } = answer;
      if (message.kind === 'loaded') return message.exports;
      if (message.kind === 'refused') throw end(new SessionFailure('load', message.message, message));
      throw forged('a load', answer);
    },
    async evaluate(evaluation: Evaluation): Promise<Reply> {
      const { target, inputs, params = {}, gradient } = evaluation;
      const { wrt = null, cotangents = {} } = gradient ?? {};
      const answer = await ask(
        { ask: 'evaluate', target, inputs, params, wrt, cotangents, mostValues: mostValues(evaluation) },
        answerBytes(evaluation),
        evaluation.seconds ?? limits.seconds,
      );
      const { message, payload } = answer;
      if (message.kind === 'observed') {
        try {
          return { kind: 'observed', observation: judgedObservation(message, payload, evaluation) };
        } catch (error) {
          throw error instanceof SessionFailure ? end(error) : error;
        }
      }
      if (message.kind === 'unusable') return { kind: 'unusable', message: message.message };
      if (message.kind !== 'threw') throw forged('an evaluation', answer);
      const { line, column } = message;
      return {
        kind: 'threw',
        message: message.message,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      };
    },
  };
}

export const stoppedByStudent = (): SessionFailure => new SessionFailure('timeout', 'You stopped it.');

const outputFailure = (most: number): SessionFailure =>
  new SessionFailure('output', `your code printed more than ${most} bytes.`);

/** Whose fault it is that the worker is over: a line of the student's is one. */
function failureOf(fault: FrameFault | undefined, source: Source, printable: number): SessionFailure {
  switch (fault?.fault) {
    case 'output':
      return outputFailure(printable);
    case 'protocol':
      return new SessionFailure('protocol', `your code wrote to the page's channel: ${fault.message}.`);
    case 'broken': {
      const message = fault.message.replace(/^Uncaught /, '');
      if (fault.line > linesBefore && fault.line <= studentLines(source))
        return new SessionFailure('load', message, { line: fault.line - linesBefore, column: fault.column });
      return new SessionFailure('infra', `internal: the worker does not run: ${message}`);
    }
    case undefined:
      return new SessionFailure(
        'protocol',
        "your code wrote to the page's channel: a message of no known kind.",
      );
  }
}

const importedNames = ({ imports, exports }: Source): string[] =>
  [...imports, ...exports].flatMap((one) =>
    'imported' in one && one.imported !== '*' ? [one.imported] : [],
  );

/** 128 bits, which the code of an earlier question cannot guess. */
const newNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
