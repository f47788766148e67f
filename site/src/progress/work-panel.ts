/** `<work-panel>`: how far a student is, and the way of all work into a file and out of it. */
import { exported, imported, replaced, textOf, type AllWork } from './transfer.ts';
import type { Course } from './workspace-zip.ts';
import { readWork, writeWork } from './work.ts';

class WorkPanel extends HTMLElement {
  connectedCallback(): void {
    this.dataset['awake'] = 'true';
    this.show();
    this.addEventListener('click', ({ target }) => {
      switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
        case 'export':
          save(exported(this.work()), 'genlab-work.json', 'application/json');
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

  /** Of a file whose code differs from what is here, until the student has chosen. */
  private offered: AllWork = {};

  private get exercises(): readonly string[] {
    return (this.dataset['exercises'] ?? '').split(' ');
  }

  private get picker(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  private work(): AllWork {
    return Object.fromEntries(
      this.exercises.flatMap((id) => {
        const work = readWork(localStorage, id);
        return work ? [[id, work]] : [];
      }),
    );
  }

  private show(): void {
    const all = Object.values(this.work());
    const passed = all.filter((work) => work.passed).length;
    this.element('count').textContent =
      all.length === 0
        ? `${this.exercises.length} exercises wait. What you write is kept in this browser.`
        : `${passed} of ${this.exercises.length} exercises passed, ${all.length - passed} begun. They are kept in this browser only.`;
    document.dispatchEvent(new Event('genlab:work'));
  }

  private async read(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      const theirs = imported(await textOf(file), this.exercises);
      const conflicts = replaced(this.work(), theirs);
      this.offered = theirs;
      if (conflicts.length === 0) this.take(theirs);
      else {
        this.say(`You have other code here for ${conflicts.join(', ')}.`);
        this.dataset['choosing'] = 'true';
      }
    } catch (error) {
      this.say((error as Error).message);
    }
  }

  private take(theirs: AllWork): void {
    delete this.dataset['choosing'];
    try {
      for (const [id, work] of Object.entries(theirs)) writeWork(localStorage, id, work);
      this.say(`${Object.keys(theirs).length} exercises taken over.`);
    } catch (error) {
      this.say((error as Error).message);
    }
    this.show();
  }

  private async download(): Promise<void> {
    try {
      const [{ workspaceZip }, response] = await Promise.all([
        import('./workspace-zip.ts'),
        fetch(`${this.dataset['base'] ?? ''}/workspace.json`),
      ]);
      if (!response.ok) throw new Error(`The stubs could not be loaded (${response.status}).`);
      save(workspaceZip((await response.json()) as Course, this.work()), 'my-course.zip', 'application/zip');
      this.say('Unpack it beside your copy of genlab.');
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

function save(content: string | Uint8Array, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('work-panel', WorkPanel);
