/**
 * Lays out what is below the screen while the browser is idle (`content-visibility` in prose.css leaves it out at first). A jump
 * to a paragraph would land among guessed heights otherwise, which are put right at the next moment: a button moves away from
 * under the pointer, and its click is lost.
 */
function layOut(waiting: HTMLElement[]): void {
  requestIdleCallback((idle) => {
    do {
      const next = waiting.shift();
      if (!next) break;
      next.style.contentVisibility = 'visible';
      // Now, so that the browser counts the time it takes.
      next.getBoundingClientRect();
    } while (idle.timeRemaining() > 1);
    if (waiting.length > 0) layOut(waiting);
    else document.documentElement.dataset['laidOut'] = 'true';
  });
}

addEventListener('load', () => {
  layOut([...document.querySelectorAll<HTMLElement>('.sl-markdown-content > *')]);
});
