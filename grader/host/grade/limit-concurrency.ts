/** Runs a task as soon as fewer than `count` tasks are running, in the order of the calls. */
export type ConcurrencyLimit = <T>(task: () => Promise<T>) => Promise<T>;

export function limitConcurrency(count: number): ConcurrencyLimit {
  const waiting: (() => void)[] = [];
  let free = count;
  const taken = async (): Promise<void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return async (task) => {
    await taken();
    try {
      return await task();
    } finally {
      release();
    }
  };
}
