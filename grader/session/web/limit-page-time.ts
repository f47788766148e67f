/** Interval between readings of the clock, in ms. */
const slice = 100;

/**
 * Calls `over` once `seconds` have passed while this page was running: a closed lid or a debugger that pauses the page
 * does not use up the student's time. Returns a function that stops the clock.
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
