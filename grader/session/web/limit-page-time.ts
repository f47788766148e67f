/** How often the clock is read, in ms. */
const slice = 100;

/**
 * Calls `over` once `seconds` have passed while this page was running: a lid that was closed, or a debugger that held the
 * page, takes none of the time of a student's code. Returns what stops the clock.
 */
export function limitPageTime(
  seconds: number,
  expired: () => void,
  now = (): number => performance.now(),
): () => void {
  let left = seconds * 1000;
  let last = now();
  const timer = setInterval(() => {
    const passed = now() - last;
    last += passed;
    // A page in the background is woken once a second.
    left -= Math.min(passed, 1000 + slice);
    if (left > 0) return;
    clearInterval(timer);
    expired();
  }, slice);
  return () => {
    clearInterval(timer);
  };
}
