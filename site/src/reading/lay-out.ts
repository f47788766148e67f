/**
 * Lays out what is below the first screen while the browser is idle (`content-visibility` in prose.css leaves it out at first).
 * Otherwise a jump to a paragraph would land among estimated heights. The browser corrects them a moment later, a button moves
 * away from under the pointer, and its click is lost.
 */
function layOut(waiting: HTMLElement[]): void {
  requestIdleCallback((idle) => {
    do {
      const next = waiting.shift();
      if (!next) break;
      next.style.contentVisibility = 'visible';
      // Forces the layout now, so that it counts as idle time that was used.
      next.getBoundingClientRect();
    } while (idle.timeRemaining() > 1);
    if (waiting.length > 0) layOut(waiting);
    else document.documentElement.dataset['laidOut'] = 'true';
  });
}

addEventListener('load', () => {
  layOut([...document.querySelectorAll<HTMLElement>('.sl-markdown-content > *')]);
});
