/** Calls `advance` with the number of steps that are due, until it is stopped. Calls never overlap. */
export interface Clock {
  readonly running: boolean;
  start(): void;
  stop(): void;
}

/**
 * @param stepsPerSecond read again for each frame
 * @param advance resolves to false if there is nothing left to do
 */
export function clockOf(
  stepsPerSecond: () => number,
  advance: (steps: number) => Promise<boolean>,
  onStop: () => void,
): Clock {
  // A reader who prefers reduced motion sees a still picture that is replaced once per second.
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let running = false;
  let due = 0;
  let last = 0;

  const frame = (now: number): void => {
    if (!running) return;
    // A page that was hidden does not catch up on missed steps.
    due += (Math.min(now - last, calm ? 1000 : 100) / 1000) * stepsPerSecond();
    last = now;
    const steps = Math.floor(due);
    due -= steps;
    void (steps === 0 ? Promise.resolve(true) : advance(steps)).then((more) => {
      if (!more) stop();
      else next();
    });
  };
  const next = (): void => {
    if (calm) setTimeout(() => requestAnimationFrame(frame), 1000);
    else requestAnimationFrame(frame);
  };
  const stop = (): void => {
    if (!running) return;
    running = false;
    onStop();
  };
  return {
    get running() {
      return running;
    },
    start() {
      if (running) return;
      running = true;
      due = 1;
      last = performance.now();
      requestAnimationFrame(frame);
    },
    stop,
  };
}
