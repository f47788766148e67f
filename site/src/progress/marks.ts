/** Marks the exercises in a list that have been started or passed in this browser. */
import { onPageResume } from './on-page-resume.ts';
import { pageStore } from './store.ts';
import { readWork } from './work.ts';

function mark(): void {
  const { store } = pageStore();
  for (const item of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    const work = readWork(store, item.dataset['progress'] ?? '');
    item.textContent = work ? (work.passed ? '✓ passed' : 'started') : '';
    item.dataset['state'] = work?.passed === true ? 'passed' : '';
  }
}

mark();
document.addEventListener('genlab:work', mark);
addEventListener('storage', mark);
onPageResume(mark);
