import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { limitTime, type Timing } from '../clock/child-clock.ts';
import { crashSignals } from '../child-end.ts';
import { endProcess } from '../end-process.ts';
import { FrameReader, encodeFrame } from '../../frames.ts';
import { signalOf } from '../isolation/isolation.ts';
import { permissionFlags, processorSeconds, startLimited } from '../limited-process.ts';
import { watchMemory } from '../memory.ts';

/** `lost` may be the machine's doing: the process was killed, or could not be started. */
export type ToolFailure = 'time' | 'memory' | 'crash' | 'reply' | 'lost';

/** Why a tool gave no answer. */
export class ToolProblem extends Error {
  override readonly name = 'ToolProblem';
  readonly kind: ToolFailure;

  constructor(kind: ToolFailure, message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface ToolOptions {
  /** The module that calls `serveTool`. */
  readonly module: URL;
  /** Handed to it as JSON, its first argument. */
  readonly argument?: unknown;
  /** Files and folders, as real paths, folders with a separator at their ends. */
  readonly readable: readonly string[];
  /** A folder that it may write to until it drops that right. */
  readonly writable?: string | undefined;
  readonly memoryMb: number;
}

/** Beyond the heap, for the code of Node and of the tool. */
const besidesMb = 512;
const words = 4096;
/** From the end of a process to the end of its streams. */
const graceSeconds = 1;
/** A limit without a process counts the time in which the grader itself runs. */
const noProcess = -1;

/**
 * A tool of ours that reads a stranger's text, in a process of its own under the limits of the sandbox. One request at a time.
 *
 * It does not use `rpc`, whose two sides trust each other: here each reply has a limit in bytes that depends on its request,
 * a call ends by the processor time of the process, and a process that ends has five kinds of reasons.
 */
export class ToolProcess {
  readonly #options: ToolOptions;
  #process: ChildProcess | undefined;
  #pipe: Duplex | undefined;
  #reader = new FrameReader();
  #said = '';
  #stopWatching: () => void = () => undefined;
  #settle: ((outcome: ToolProblem | { readonly reply: unknown }) => void) | undefined;

  constructor(options: ToolOptions) {
    this.#options = options;
  }

  get runs(): boolean {
    return this.#process !== undefined;
  }

  /**
   * Starts the process where none runs; one that failed is never asked again.
   *
   * @param seconds of the process's own time, as in `limitTime`
   * @param replyBytes the most that the reply may take
   * @throws ToolProblem where no answer comes
   */
  async ask(request: unknown, seconds: number, replyBytes: number): Promise<unknown> {
    const process = this.#process ?? this.#started();
    this.#reader = new FrameReader({ header: replyBytes, payload: 0 });
    const frame = encodeFrame(request);
    let timing: Timing | undefined;
    const outcome = await new Promise<ToolProblem | { readonly reply: unknown }>((resolve) => {
      this.#settle = resolve;
      timing = limitTime(process.pid ?? noProcess, seconds, (why) => {
        this.#fail(why === 'spent' ? 'time' : 'lost', `it did not answer within ${seconds} s`);
      });
      process.ref();
      this.#pipe?.write(frame);
    });
    timing?.stop();
    this.#settle = undefined;
    this.#idle();
    if (outcome instanceof ToolProblem) throw outcome;
    return outcome.reply;
  }

  /** Ends the process; whoever waits is told that it was lost. */
  close(): void {
    this.#fail('lost', 'it was closed');
  }

  #started(): ChildProcess {
    try {
      return this.#start();
    } catch (error) {
      // A machine without a free descriptor, for example; the next try may find one.
      this.#fail('lost', '');
      throw new ToolProblem('lost', `it could not be started: ${(error as Error).message}`);
    }
  }

  #start(): ChildProcess {
    const { module, argument, readable, writable, memoryMb } = this.#options;
    const file = fileURLToPath(module);
    const cache = writable === undefined ? [] : [writable];
    const files = [file, ...readable, ...cache];
    const child = startLimited({
      args: [
        ...permissionFlags(files, cache),
        ...['--no-addons', `--max-old-space-size=${memoryMb}`, file, JSON.stringify(argument ?? null)],
      ],
      env: {},
      view: { folder: '/', readable: [file, ...readable], writable: cache, devices: [], proc: false },
      dataMb: memoryMb + besidesMb,
      processor: processorSeconds,
    });
    this.#process = child;
    this.#pipe = child.stdio[3] as Duplex;
    this.#said = '';
    const mine = (run: () => void) => (): void => {
      if (this.#process === child) run();
    };
    this.#pipe.on('data', (chunk: Uint8Array) => {
      if (this.#process === child) this.#receive(chunk);
    });
    this.#pipe.on('error', () => undefined); // the end of the process tells what happened
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.#said = (this.#said + chunk.toString()).slice(-words);
      });
    child.on('error', (error) => {
      mine(() => {
        this.#fail('lost', `it could not be started: ${error.message}`);
      })();
    });
    child.on('close', (code, signal) => {
      mine(() => {
        this.#ended(code, signal);
      })();
    });
    // What it started may hold its streams open, so that they never close; its last words are not awaited for ever.
    child.on('exit', (code, signal) => {
      const waiting = limitTime(
        noProcess,
        graceSeconds,
        mine(() => {
          this.#ended(code, signal);
        }),
      );
      child.once('close', () => waiting.stop());
    });
    this.#stopWatching = watchMemory(
      child.pid ?? -1,
      memoryMb + besidesMb,
      mine(() => {
        this.#fail('memory', `it took more than ${memoryMb} MB of memory`);
      }),
    );
    return child;
  }

  /** While nobody waits, the process keeps nobody from ending. */
  #idle(): void {
    const streams = [this.#pipe, this.#process?.stdout, this.#process?.stderr];
    this.#process?.unref();
    for (const stream of streams) (stream as { unref?: () => void } | null | undefined)?.unref?.();
  }

  #receive(chunk: Uint8Array): void {
    try {
      const [frame] = this.#reader.push(chunk);
      if (frame) this.#settle?.({ reply: frame.header });
    } catch (error) {
      this.#fail('reply', (error as Error).message);
    }
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    const inner = signal ?? signalOf(code);
    const how = inner ?? `exit code ${code ?? 'unknown'}`;
    if (/out of memory|allocation failed|invalid (string|array|size)/i.test(this.#said))
      this.#fail('memory', `it took more than ${this.#options.memoryMb} MB of memory`);
    else
      this.#fail(
        crashSignals.includes(inner ?? '') ? 'crash' : 'lost',
        `it ended with ${how}: ${this.#said}`,
      );
  }

  #fail(kind: ToolFailure, message: string): void {
    this.#stopWatching();
    const [child, pipe] = [this.#process, this.#pipe];
    this.#process = this.#pipe = undefined;
    if (child) endProcess(child);
    for (const stream of [pipe, child?.stdout, child?.stderr]) stream?.destroy();
    this.#settle?.(new ToolProblem(kind, message));
  }
}
