/**
 * Calls `act` whenever this page returns: from the back/forward cache, from being frozen, or from being hidden. It may
 * have missed the events for what other tabs wrote in the meantime.
 */
export function onPageResume(act: () => void): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) act();
  });
  document.addEventListener('resume', () => {
    act();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') act();
  });
}
