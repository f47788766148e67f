/** Marks the exercises of a list that have been begun or passed in this browser. */
import { pageStore } from './store.ts';
import { readWork } from './work.ts';

function mark(): void {
  const { store } = pageStore();
  for (const item of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    const work = readWork(store, item.dataset['progress'] ?? '');
    item.textContent = work ? (work.passed ? '✓ passed' : 'begun') : '';
    item.dataset['state'] = work?.passed === true ? 'passed' : '';
  }
}

mark();
document.addEventListener('genlab:work', mark);
// Another tab has written, or this page comes back from the browser's cache of pages.
addEventListener('storage', mark);
addEventListener('pageshow', mark);
