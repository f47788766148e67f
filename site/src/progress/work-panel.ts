/** `<work-panel>`: a student's progress, and export and import of all work. */
import { loadChunk } from '../offline/load-chunk.ts';

import { exported, imported, replaced, textOf, type AllWork } from './transfer.ts';
import { onPageResume } from './on-page-resume.ts';
import { saveFile } from './save-file.ts';
import { pageStore } from './store.ts';
import { sentenceOf, takeWork } from './take-work.ts';
import type { Course } from './workspace-zip.ts';
import { readWork } from './work.ts';

class WorkPanel extends HTMLElement {
  connectedCallback(): void {
    this.dataset['ready'] = 'true';
    this.show();
    const show = (): void => {
      this.show();
    };
    addEventListener('storage', show);
    onPageResume(show);
    this.addEventListener('click', ({ target }) => {
      switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
        case 'export':
          saveFile(exported(this.work()), 'genlab-work.json', 'application/json');
          return;
        case 'import':
          this.picker.click();
          return;
        case 'replace':
          this.take(this.offered);
          return;
        case 'keep':
          this.take(Object.fromEntries(Object.entries(this.offered).filter(([id]) => !(id in this.work()))));
          return;
        case 'zip':
          void this.download();
      }
    });
    this.picker.addEventListener('change', () => {
      void this.read(this.picker.files?.[0]);
      this.picker.value = '';
    });
  }

  /** The work of an imported file that differs from the work here, until the student has chosen. */
  private offered: AllWork = {};

  private get exercises(): readonly string[] {
    return (this.dataset['exercises'] ?? '').split(' ');
  }

  private get picker(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  private work(): AllWork {
    const { store } = pageStore();
    return Object.fromEntries(
      this.exercises.flatMap((id) => {
        const work = readWork(store, id);
        return work ? [[id, work]] : [];
      }),
    );
  }

  private show(): void {
    this.element('count').textContent = this.summary();
    document.dispatchEvent(new Event('genlab:work'));
  }

  private summary(): string {
    if (!pageStore().lasting)
      return 'This browser does not save your work on this site. What you write in an exercise is lost when you leave its page, so download or export it there.';
    const all = Object.values(this.work());
    const passed = all.filter((work) => work.passed).length;
    return all.length === 0
      ? `${this.exercises.length} exercises to do. Your work is saved in this browser.`
      : `${passed} of ${this.exercises.length} exercises passed, ${all.length - passed} in progress. Your work is saved in this browser only.`;
  }

  private async read(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const theirs = imported(await textOf(file), this.exercises);
      const conflicts = replaced(this.work(), theirs);
      this.offered = theirs;
      if (conflicts.length === 0) this.take(theirs);
      else {
        this.say(`Your code here is different for ${conflicts.join(', ')}.`);
        this.dataset['choosing'] = 'true';
      }
    } catch (error) {
      this.say((error as Error).message);
    }
  }

  private take(theirs: AllWork): void {
    delete this.dataset['choosing'];
    const { store, lasting } = pageStore();
    this.say(
      lasting
        ? sentenceOf(takeWork(store, theirs))
        : 'This browser does not save your work on this site, so files cannot be imported. Allow the site to store data, and try again.',
    );
    this.show();
  }

  private async download(): Promise<void> {
    try {
      const [{ workspaceZip }, response] = await Promise.all([
        loadChunk(() => import('./workspace-zip.ts')),
        fetch(`${this.dataset['base'] ?? ''}/workspace.json`),
      ]);
      if (!response.ok)
        throw new Error(`The stubs could not be loaded (status ${response.status}). Reload the page.`);
      saveFile(
        workspaceZip((await response.json()) as Course, this.work()),
        'my-course.zip',
        'application/zip',
      );
      this.say('Unpack the folder next to your copy of genlab.');
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  private say(text: string): void {
    this.element('state').textContent = text;
  }

  private element(name: string): Element {
    const found = this.querySelector(`[data-part="${name}"]`);
    if (!found) throw new Error(`internal: the panel has no part '${name}'`);
    return found;
  }
}

customElements.define('work-panel', WorkPanel);
