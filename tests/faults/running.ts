import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that is restarted whenever it dies, until it ends with success. */
export class Running {
  said = '';
  starts = 0;
  /** Resolves when it has ended with exit code 0, or was stopped. */
  readonly done: Promise<void>;
  readonly #command: readonly string[];
  #child: ChildProcess | undefined;
  #stopped = false;

  constructor(...command: string[]) {
    this.#command = command;
    this.done = this.#keepUp();
  }

  async #keepUp(): Promise<void> {
    const [program = '', ...args] = this.#command;
    while (!this.#stopped) {
      this.starts++;
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      this.#child = child;
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data: Buffer) => (this.said += data.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      if (code === 0) return;
      await sleep(100);
    }
  }

  kill(): boolean {
    return this.#child?.kill('SIGKILL') === true;
  }

  /** Undefined before it has started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Asks it to end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#child?.kill('SIGTERM');
    await this.done;
  }
}
