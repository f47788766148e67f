/**
 * Calls `act` whenever this page comes back: from the browser's cache of pages, frozen, or hidden. What other tabs have written
 * in the meantime may not have been heard.
 */
export function onReturn(act: () => void): void {
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
