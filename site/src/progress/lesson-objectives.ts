/** `<lesson-objectives>`: the boxes of a lesson's objectives. */
import { isChecked, setChecked } from './objectives.ts';
import { onPageResume } from './on-page-resume.ts';
import { pageStore } from './store.ts';

class LessonObjectives extends HTMLElement {
  connectedCallback(): void {
    this.dataset['ready'] = 'true';
    this.show();
    const show = (): void => {
      this.show();
    };
    addEventListener('storage', show);
    onPageResume(show);
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      try {
        setChecked(pageStore().store, target.name, target.checked);
      } catch {
        // The storage is full. The box goes back to what is saved.
        this.show();
      }
    });
  }

  private show(): void {
    const { store } = pageStore();
    for (const box of this.querySelectorAll('input')) box.checked = isChecked(store, box.name);
  }
}

customElements.define('lesson-objectives', LessonObjectives);
