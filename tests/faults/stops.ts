import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#datasets/random.ts';
import { processTree } from '#tests/unit/session/process-tree.ts';
import type { Running } from './running.ts';

const shortest = 0.1;

interface Targets {
  readonly grader: Running;
  readonly workers: readonly Running[];
  readonly random: Random;
  /** Seconds. */
  readonly longest: number;
}

/** Stops the grader, a worker, or a process below one of them at random times, and continues it after a while. */
export class Stops {
  readonly #counts = { grader: 0, workers: 0, children: 0 };
  readonly #targets: Targets;
  #seconds = 0;

  constructor(targets: Targets) {
    this.#targets = targets;
  }

  /**
   * Several may be stopped at the same time. Resolves when all run again, after `count` stops or once the work is done.
   */
  async run(count: number, isOver: () => boolean): Promise<void> {
    const { random, longest } = this.#targets;
    const stopped: Promise<void>[] = [];
    while (stopped.length < count && !isOver()) {
      await sleep(-Math.log(1 - random.uniform()) * 1000);
      // Lengths from the shortest to the longest, uniformly on a logarithmic scale.
      const seconds = shortest * (longest / shortest) ** random.uniform();
      const pid = this.#choose();
      if (pid !== undefined && send(pid, 'SIGSTOP')) {
        this.#seconds += seconds;
        stopped.push(sleep(seconds * 1000).then(() => void send(pid, 'SIGCONT')));
      }
    }
    await Promise.all(stopped);
  }

  summary(): string {
    const { grader, workers, children } = this.#counts;
    return `stopped the grader ${grader} times, a worker ${workers} times, a process below them ${children} times, ${this.#seconds.toFixed(0)} s in all`;
  }

  #choose(): number | undefined {
    const { grader, workers, random } = this.#targets;
    const all = [grader, ...workers];
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random.uniform() * list.length)];
    const kind = pick(['grader', 'workers', 'children', 'children'] as const) ?? 'children';
    const below = (): number[] => all.flatMap(({ pid }) => (pid === undefined ? [] : processTree(pid)));
    const pid = kind === 'children' ? pick(below()) : pick(kind === 'grader' ? [grader] : workers)?.pid;
    if (pid !== undefined) this.#counts[kind]++;
    return pid;
  }
}

/** False if the process has ended meanwhile. */
function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
