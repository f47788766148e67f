/** Tells the figures of a page, whose own scripts stand in it whole, where the built worker lies. */
window.newFigureWorker = () =>
  new Worker(new URL('../../workers/figure-worker.ts', import.meta.url), { type: 'module' });
dispatchEvent(new Event('figure-worker'));
