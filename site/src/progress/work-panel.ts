/** `<work-panel>`: a student's progress, and export and import of all work. */
import { loadChunk } from '../offline/load-chunk.ts';

import { isChecked, setChecked } from './objectives.ts';
import { onPageResume } from './on-page-resume.ts';
import { saveFile } from './save-file.ts';
import { pageStore } from './store.ts';
import { sentenceOf, takeWork } from './take-work.ts';
import { exported, imported, importedObjectives, replaced, textOf, type AllWork } from './transfer.ts';
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
          saveFile(exported(this.work(), this.checked()), 'genlab-work.json', 'application/json');
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

  private get objectives(): readonly string[] {
    return (this.dataset['objectives'] ?? '').split(' ');
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

  private checked(): string[] {
    const { store } = pageStore();
    return this.objectives.filter((name) => isChecked(store, name));
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
    const checked = this.checked().length;
    const objectives = checked === 0 ? '' : ` ${checked} of ${this.objectives.length} objectives checked.`;
    return all.length === 0
      ? `${this.exercises.length} exercises to do.${objectives} Your work is saved in this browser.`
      : `${passed} of ${this.exercises.length} exercises passed, ${all.length - passed} in progress.${objectives} Your work is saved in this browser only.`;
  }

  private async read(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const text = await textOf(file);
      const theirs = imported(text, this.exercises);
      this.takeObjectives(importedObjectives(text, this.objectives));
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

  /** What is checked off here stays so. */
  private takeObjectives(names: readonly string[]): void {
    try {
      for (const name of names) setChecked(pageStore().store, name, true);
    } catch {
      // There is no space. Objectives are less important than the exercises that follow.
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
