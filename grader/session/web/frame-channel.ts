import type { NumericArray } from '#reference/shared/arrays.ts';
import type { Limits } from '#grader/core/exercise.ts';
import { SessionFailure, type FailureDetails, type FailureKind } from '#grader/core/session.ts';

import { encodeFrame } from '../frames.ts';
import { positionIn } from '../position-in.ts';
import type { Unsigned } from '../requests.ts';
import { answerLimits } from '../response-limits.ts';
import type { Answer, Channel, TimeLimit } from '../student-session.ts';

import { validateAnswer, validateFault, type Expectation } from './validate-answer.ts';
import { limitPageTime as startClock } from './limit-page-time.ts';
import type { StudentFrame } from './student-frame.ts';
import type { FrameFault, Source } from './student-protocol.ts';
import { placeInFile, studentLines, studentScript } from './student-script.ts';

interface Pending {
  readonly asked: Expectation;
  done(answer: Answer): void;
  failed(why: SessionFailure): void;
}

/** The way to a worker in a sandboxed frame: what a child process is in Node. */
export class FrameChannel implements Channel {
  readonly #frame: StudentFrame;
  readonly #source: Source;
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  readonly #stop = (): void => {
    this.#end(stoppedByStudent());
  };
  #printed = '';
  #failure: SessionFailure | undefined;
  #pending: Pending | undefined;

  /** Starts the worker, with the student's code in it. `signal` ends it at any time, and an open request rejects. */
  constructor(frame: StudentFrame, source: Source, limits: Limits, signal: AbortSignal) {
    this.#frame = frame;
    this.#source = source;
    this.#limits = limits;
    this.#signal = signal;
    if (signal.aborted) this.#stop();
    signal.addEventListener('abort', this.#stop);
    frame.onGone(() => {
      this.fail('memory', 'the browser ended your code: does it take more memory than there is?');
    });
    frame.onMessage((said) => {
      if (typeof said === 'string') this.#print(said);
      else if (said instanceof ArrayBuffer) this.#answer(said);
      else this.#end(this.#failureOf(validateFault(said)));
    });
    if (!this.#failure)
      frame.start({ script: (runner) => studentScript(source, runner), printable: limits.outputBytes });
  }

  ask(request: Unsigned, arrays: readonly NumericArray[], { seconds, late }: TimeLimit): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      const stopClock = startClock(seconds, () => {
        this.fail(late.kind, late.message);
      });
      const settled =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          stopClock();
          this.#pending = undefined;
          then(value);
        };
      const nonce = newNonce();
      const asked = { nonce, limits: answerLimits(request) };
      this.#pending = { asked, done: settled(resolve), failed: settled(reject) };
      this.#frame.ask(encodeFrame({ ...request, nonce }, arrays), asked.limits);
    });
  }

  fail(kind: FailureKind, summary: string, details: FailureDetails = {}): SessionFailure {
    return this.#end(new SessionFailure(kind, summary, details));
  }

  placed(at: Pick<FailureDetails, 'line' | 'column'>): Pick<FailureDetails, 'line' | 'column'> {
    return positionIn(this.#source.code, at);
  }

  /** A browser has its own memory limit and does not reveal it. */
  explained(message: string): string {
    return message;
  }

  printed(): string {
    return this.#printed;
  }

  close(): void {
    this.#signal.removeEventListener('abort', this.#stop);
    this.fail('infra', 'internal: the session was closed.');
  }

  /** The first reason counts. */
  #end(why: SessionFailure): SessionFailure {
    this.#failure ??= why;
    this.#frame.remove();
    this.#pending?.failed(this.#failure);
    return this.#failure;
  }

  #print(text: string): void {
    this.#printed += text;
    if (this.#printed.length > this.#limits.outputBytes) this.#end(this.#tooMuchOutput());
  }

  #answer(bytes: ArrayBuffer): void {
    const pending = this.#pending;
    if (!pending) {
      this.fail('protocol', "your code wrote to the page's channel without a request.");
      return;
    }
    try {
      const answer = validateAnswer(bytes, pending.asked);
      const { message } = answer;
      if (message.kind === 'crashed')
        this.fail('exited', 'your code crashed.', { ...this.placed(message), said: message.message });
      else pending.done(answer);
    } catch (error) {
      if (!(error instanceof SessionFailure)) throw error;
      this.#end(error);
    }
  }

  #tooMuchOutput(): SessionFailure {
    return new SessionFailure('output', `your code printed more than ${this.#limits.outputBytes} bytes.`);
  }

  /** Whose fault the end of the worker is: the student's if the error is in one of the student's lines. */
  #failureOf(fault: FrameFault | undefined): SessionFailure {
    switch (fault?.fault) {
      case 'output':
        return this.#tooMuchOutput();
      case 'protocol':
        return new SessionFailure('protocol', `your code wrote to the page's channel: ${fault.message}.`);
      case 'broken': {
        const message = fault.message.replace(/^Uncaught /, '');
        const place = placeInFile(fault, studentLines(this.#source));
        if (place) return new SessionFailure('load', message, place);
        return new SessionFailure('infra', `internal: the worker does not run: ${message}`);
      }
      case undefined:
        return new SessionFailure(
          'protocol',
          "your code wrote to the page's channel: a message of no known kind.",
        );
    }
  }
}

export const stoppedByStudent = (): SessionFailure => new SessionFailure('timeout', 'You stopped it.');

/** 128 bits, which the code of an earlier request cannot guess. */
const newNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
