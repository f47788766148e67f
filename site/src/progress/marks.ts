/** Marks the exercises of a list that have been begun or passed in this browser. */
import { readWork } from './work.ts';

function mark(): void {
  for (const item of document.querySelectorAll<HTMLElement>('[data-progress]')) {
    const work = readWork(localStorage, item.dataset['progress'] ?? '');
    item.textContent = work ? (work.passed ? '✓ passed' : 'begun') : '';
    item.dataset['state'] = work?.passed === true ? 'passed' : '';
  }
}

mark();
document.addEventListener('genlab:work', mark);
