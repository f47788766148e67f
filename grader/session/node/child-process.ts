import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { Limits } from '#grader/core/exercise.ts';
import { SessionFailure, type FailureDetails, type FailureKind } from '#grader/core/session.ts';
import { answerLimits, unaskedLimits } from '../response-limits.ts';
import { limitTime, type Expiry, type Timing } from './clock/child-clock.ts';
import { failureFor } from './child-end.ts';
import { endProcess } from './end-process.ts';
import { rightsOf, type EngineRights } from './isolation/engine-rights.ts';
import { FrameReader, encodeFrame, type Frame } from '../frames.ts';
import { launch } from './launch.ts';
import { processorSeconds } from './limited-process.ts';
import { positionIn } from '../position-in.ts';
import { signalOf } from './isolation/isolation.ts';
import { oomKills, watchMemory } from './memory.ts';
import type { Unsigned } from '../requests.ts';
import { runnerResponse } from '../responses.ts';
import type { Answer, Channel, TimeLimit } from '../student-session.ts';
import { runtimeFolder } from './isolation/runtime-folder.ts';

/** Between the first and last event of a child's end, and the first and last piece of a large answer. */
const graceSeconds = 1;
/** Not the id of any process: its time is the grader's own. */
const noProcess = -1;

/** V8's message if RLIMIT_DATA refuses memory outside its heap. */
const refusedMemory = /allocation failed|could not allocate memory|unable to grow|out of memory/i;

const unasked = 'an unsolicited frame';
/** Enough for the message of a crash. */
const maxUnaskedBytes = 2 ** 16;

interface Pending {
  readonly nonce: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: SessionFailure) => void;
}

/** One child process: requests out, checked frames in, limits in force. */
export class Child implements Channel {
  #printed = '';
  readonly #process: ChildProcess;
  readonly #pipe: Duplex;
  readonly rights: EngineRights;
  readonly #limits: Limits;
  readonly #cache: string;
  readonly #reader = new FrameReader(unaskedLimits);
  readonly #stopWatching: () => void;
  readonly #oomKills = oomKills();
  #printedBytes = 0;
  #unaskedBytes = 0;
  #pending: Pending | undefined;
  #failure: SessionFailure | undefined;
  /** The student's files, as they were sent. */
  #files: string | undefined;
  #source = '';
  #receivedBytes = 0;
  readonly #timings = new Set<Timing>();
  readonly #processorSeconds: number;

  constructor(limits: Limits, engine: string, processor = processorSeconds) {
    this.#limits = limits;
    this.#processorSeconds = processor;
    this.rights = rightsOf(engine);
    this.#cache = runtimeFolder().newCache(engine);
    this.#process = launch(limits, this.#cache, this.rights, processor);
    this.#pipe = readableToItsEnd(this.#process.stdio[3] as Duplex);
    this.#pipe.on('data', (chunk: Uint8Array) => {
      this.#receive(chunk);
    });
    this.#pipe.on('error', () => undefined); // the end of the process shows what happened
    // A child that ends closes its pipe too; one that only closes the pipe will never answer.
    this.#pipe.on('end', () => {
      if (this.#failure) return;
      this.#within(graceSeconds, this.#pid, (why) => {
        if (why === 'spent') this.fail('protocol', "your code closed the grader's pipe.");
        else this.fail('infra', 'internal: the child neither runs nor ends.');
      });
    });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#print(chunk);
      });
    this.#process.on('error', (error) =>
      this.fail('infra', `the child could not be started: ${error.message}`),
    );
    // `close` comes once all that the child wrote has been read; `exit` may come before its last output.
    this.#process.on('close', (code, signal) => {
      this.#exited(code, signal);
    });
    this.#process.on('exit', (code, signal) => {
      this.#removeCache();
      if (this.#failure) return;
      this.#within(graceSeconds, noProcess, () => {
        this.#exited(code, signal);
      });
    });
    this.#stopWatching = watchMemory(this.#pid, limits.memoryMb + this.rights.memoryMb, () =>
      this.fail('memory', `your code took more than ${limits.memoryMb} MB of memory.`),
    );
  }

  ask(
    request: Unsigned,
    arrays: Parameters<typeof encodeFrame>[1],
    { seconds, late }: TimeLimit,
  ): Promise<Answer> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#pending)
      return Promise.reject(
        new SessionFailure('infra', 'internal: a child was asked two questions at a time.'),
      );
    const nonce = randomBytes(16).toString('hex');
    if (request.op === 'load') {
      this.#files = JSON.stringify(request.files);
      this.#source = request.files[request.entry] ?? '';
    }
    this.#reader.limits = answerLimits(request);
    return new Promise((resolve, reject) => {
      const before = this.#receivedBytes;
      const tooLate = (): void => {
        this.fail(late.kind, late.message);
      };
      const starved = (): void => {
        this.fail('infra', `internal: this machine gave the child no ${seconds} s of time.`);
      };
      // An answer that has begun may still be completed.
      const end = (why: Expiry, last: boolean): void => {
        if (why === 'starved') starved();
        else if (last || this.#receivedBytes === before) tooLate();
        else
          timing = this.#within(graceSeconds, this.#pid, (again) => {
            end(again, true);
          });
      };
      let timing = this.#within(seconds, this.#pid, (why) => {
        end(why, false);
      });
      this.#pending = {
        nonce,
        resolve: (answer) => {
          if (this.#stop(timing))
            reject(this.fail('infra', 'internal: the grader did not run while the limit ran out.'));
          else resolve(answer);
        },
        reject: (failure) => {
          this.#stop(timing);
          reject(failure);
        },
      };
      this.#pipe.write(encodeFrame({ ...request, nonce }, arrays));
    });
  }

  get #pid(): number {
    return this.#process.pid ?? noProcess;
  }

  #within(seconds: number, pid: number, expired: (why: Expiry) => void): Timing {
    const timing = limitTime(pid, seconds, expired);
    this.#timings.add(timing);
    return timing;
  }

  #stop(timing: Timing): boolean {
    this.#timings.delete(timing);
    return timing.stop();
  }

  /** The last time at which the cache holds nothing of a student's; from here on the child has no cache to write to. */
  takeCache(engine: string): void {
    runtimeFolder().keepCache(engine, this.#cache);
    this.#removeCache();
  }

  /** Ends the child and rejects the open request with the reason. The first reason counts. */
  fail(kind: FailureKind, summary: string, { line, column, said }: FailureDetails = {}): SessionFailure {
    // Before a student's file is sent, nothing can be its fault.
    this.#failure ??=
      this.#files === undefined && kind !== 'infra'
        ? new SessionFailure('infra', `internal: the child failed before it had a file to load (${kind}).`)
        : new SessionFailure(kind, summary, { said, ...this.placed({ line, column }) });
    this.close();
    this.#pending?.reject(this.#failure);
    this.#pending = undefined;
    return this.#failure;
  }

  /** The place, if the student's file has it: the code may forge a stack with other numbers. */
  placed(at: Pick<FailureDetails, 'line' | 'column'>): Pick<FailureDetails, 'line' | 'column'> {
    return positionIn(this.#source, at);
  }

  explained(message: string): string {
    const limit = ` (your code may take ${this.#limits.memoryMb} MB of memory)`;
    return refusedMemory.test(message) ? message + limit : message;
  }

  printed(): string {
    return this.#printed;
  }

  close(): void {
    this.#stopWatching();
    for (const timing of this.#timings) this.#stop(timing);
    this.#failure ??= new SessionFailure('infra', 'internal: the session was closed.');
    endProcess(this.#process);
    this.#pipe.destroy();
    this.#process.stdout?.destroy();
    this.#process.stderr?.destroy();
  }

  #removeCache(): void {
    rmSync(this.#cache, { recursive: true, force: true });
  }

  #receive(chunk: Uint8Array): void {
    this.#receivedBytes += chunk.length;
    // A frame may be large, and no time limit runs while no request is open.
    if (!this.#pending && (this.#unaskedBytes += chunk.length) > maxUnaskedBytes) {
      this.fail('protocol', `your code wrote to the grader's pipe: ${unasked}.`);
      return;
    }
    let frames: Frame[];
    try {
      frames = this.#reader.push(chunk);
    } catch (error) {
      this.fail('protocol', `your code wrote to the grader's pipe: ${(error as Error).message}.`);
      return;
    }
    for (const frame of frames) this.#answer(frame);
  }

  #answer({ header, payload }: Frame): void {
    const parsed = runnerResponse.safeParse(header);
    const pending = this.#pending;
    // A Promise may reject after the call that made it was answered: the one frame that needs no request.
    if (parsed.success && parsed.data.kind === 'crashed') {
      this.fail(this.#files === undefined ? 'infra' : 'exited', 'your code crashed.', {
        ...parsed.data,
        said: this.explained(parsed.data.message),
      });
      return;
    }
    if (!parsed.success || !pending || parsed.data.nonce !== pending.nonce) {
      this.fail('protocol', `your code wrote to the grader's pipe: ${unasked}.`);
      return;
    }
    this.#pending = undefined;
    this.#reader.limits = unaskedLimits;
    const answer = { message: parsed.data, payload };
    // What was printed before the answer comes through another pipe, and may be read later in this turn of the event
    // loop.
    setImmediate(() => {
      if (this.#failure) pending.reject(this.#failure);
      else pending.resolve(answer);
    });
  }

  #print(chunk: Buffer): void {
    this.#printedBytes += chunk.length;
    if (this.#printedBytes > this.#limits.outputBytes)
      this.fail('output', `your code printed more than ${this.#limits.outputBytes} bytes.`);
    else this.#printed += chunk.toString('utf8');
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#failure) return;
    if (/heap out of memory|Array buffer allocation failed/.test(this.#printed))
      this.fail('memory', `your code took more than ${this.#limits.memoryMb} MB of memory.`);
    const { kind, summary, details } = failureFor({
      ...{ code, signal, told: signalOf(code), files: this.#files, printed: this.#printed },
      outOfMemory: this.#oomKills < oomKills(),
      processorMs: this.#processorMs,
      processorLimitMs: this.#processorSeconds * 1000,
    });
    this.fail(kind, summary, details);
  }

  get #processorMs(): number {
    return Math.max(0, ...[...this.#timings].map((timing) => timing.processorMs()));
  }
}

/**
 * Ignores writes that fail. A child that has ended cannot be asked, and a stream whose write fails is destroyed at
 * once: the child's last output, the message of its crash, would be lost unread.
 */
function readableToItsEnd(pipe: Duplex): Duplex {
  const write = pipe._write.bind(pipe);
  pipe._write = (chunk, encoding, done) => {
    write(chunk, encoding, () => {
      done();
    });
  };
  return pipe;
}
