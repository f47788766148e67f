/** Saves what is typed in an editor, follows other tabs, and shows a message while the browser cannot save. */
import type { Draft, Received } from '../progress/draft.ts';
import { onPageResume } from '../progress/on-page-resume.ts';
import { saveFile } from '../progress/save-file.ts';
import type { PageStore } from '../progress/store.ts';
import { exported } from '../progress/transfer.ts';
import { workKey } from '../progress/work.ts';

import type { CodeEditor } from './code-editor.ts';
import { earlierPanel } from './earlier-panel.ts';
import { part } from './part.ts';

export interface Keeping {
  /** What the student has typed. */
  typed(code: string): void;
  /** Marks a text that has passed, unless another tab has changed the work since. */
  passed(code: string): void;
  /** Restores the stub. */
  reset(): void;
}

interface Desk {
  readonly root: HTMLElement;
  readonly exercise: string;
  readonly stub: string;
  readonly draft: Draft;
  readonly page: PageStore;
  readonly editor: CodeEditor;
  readonly say: (text: string) => void;
}

/** Milliseconds between two attempts to save what could not be saved. */
const retryMs = 3000;

const notices = {
  denied:
    'This browser does not save your work on this site, and it will be lost when you leave this page. Download your file, or export it and import it in another browser.',
  damaged:
    'The saved work on this exercise cannot be read, so you see the starter code. The raw text is under “Earlier versions”.',
  full: 'This browser has no space left for your work on this site, so your latest changes exist only in this page. Download your file or export it, then free some space.',
  other:
    'This exercise was also changed in another tab. Your text is now the current one. The text from the other tab is under “Earlier versions”.',
  reset: 'This exercise was reset in another tab. Your previous text is under “Earlier versions”.',
  this: 'This exercise was also changed in another tab, and you now see the text from there. The text from this tab is under “Earlier versions”.',
} as const;

/** Saves the work at a desk from now on. */
export function keepWork(desk: Desk): Keeping {
  const keeper = new Keeper(desk);
  keeper.hearTabs();
  keeper.hearButtons();
  keeper.begin();
  return keeper;
}

class Keeper implements Keeping {
  private readonly desk: Desk;
  private readonly versions: ReturnType<typeof earlierPanel>;
  /** Why the browser cannot save now. */
  private problem: 'denied' | 'full' | undefined;
  /** The text as it was opened, downloaded or exported last: leaving the page loses nothing of it. */
  private saved: string;
  private retrying = 0;

  constructor(desk: Desk) {
    const { root, exercise, page, editor } = desk;
    this.desk = desk;
    this.problem = page.lasting ? undefined : 'denied';
    this.saved = editor.text();
    this.versions = earlierPanel(root, {
      store: page.store,
      exercise,
      text: () => editor.text(),
      onEmpty: () => {
        this.say('conflict', '');
      },
      restore: (code) => {
        this.restore(code);
      },
    });
  }

  begin(): void {
    if (this.desk.draft.opened().damaged) this.say('conflict', notices.damaged);
    this.show();
  }

  typed(code: string): void {
    this.write(code, false);
  }

  passed(code: string): void {
    this.receive();
    if (this.desk.editor.text() === code) this.write(code, true);
  }

  reset(): void {
    const { draft, editor, stub, say } = this.desk;
    this.attempt(() => {
      draft.reset();
      editor.replace(stub);
      say(
        'Reset to the starter code. Undo (Ctrl-Z) restores your code, which is also under “Earlier versions”.',
      );
    });
  }

  hearTabs(): void {
    const { exercise, draft, editor } = this.desk;
    addEventListener('storage', ({ key, newValue }) => {
      if (key === null) this.receive();
      else if (key === workKey(exercise)) this.receive(newValue);
      else if (draft.unsaved) this.retry();
      else this.versions.refresh();
    });
    onPageResume(() => {
      this.receive();
    });
    addEventListener('beforeunload', (event) => {
      if (this.problem !== undefined && editor.text() !== this.saved) event.preventDefault();
    });
  }

  hearButtons(): void {
    this.desk.root.addEventListener('click', ({ target }) => {
      const act = target instanceof HTMLElement ? target.dataset['act'] : undefined;
      if (act === 'download' || act === 'export') this.save(act);
    });
  }

  private save(as: 'download' | 'export'): void {
    const { exercise, draft, editor } = this.desk;
    const code = (this.saved = editor.text());
    if (as === 'download') saveFile(code, `${exercise.split('/').at(-1) ?? 'exercise'}.ts`, 'text/plain');
    else
      saveFile(
        exported({ [exercise]: { code, passed: draft.hasPassed(code) } }),
        'genlab-work.json',
        'application/json',
      );
  }

  private write(code: string, passed: boolean): void {
    this.attempt(() => {
      if (this.desk.draft.write(code, passed)) this.sayConflict('other');
    });
  }

  private retry(): void {
    this.attempt(() => {
      if (this.desk.draft.retry()) this.sayConflict('other');
    });
  }

  private restore(code: string): void {
    const { draft, editor, say } = this.desk;
    this.attempt(() => {
      draft.setCurrentAside('restore');
      editor.replace(code);
      draft.write(code, false);
      say('The earlier version is restored. Your previous text is under “Earlier versions”.');
    });
  }

  private receive(value?: string | null): void {
    const { draft, editor, stub, say } = this.desk;
    this.attempt(() => {
      const { show: text, putAside } = draft.receive(value);
      this.sayConflict(text === null ? 'reset' : putAside);
      if (text === undefined) return;
      const next = text ?? stub;
      if (next === editor.text()) return;
      editor.follow(next);
      if (text !== null && putAside === undefined)
        say('This exercise was changed in another tab. You now see the text from there.');
    });
  }

  /** If the browser cannot save, the page says so until it succeeds. */
  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      // Whatever the browser throws here, the text is not saved.
      this.problem = error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'denied';
    }
    this.show();
  }

  private show(): void {
    const { root, page, draft } = this.desk;
    if (page.lasting && !draft.unsaved) this.problem = undefined;
    root.dataset['kept'] = this.problem ?? 'yes';
    this.say('keeping-message', this.problem === undefined ? '' : notices[this.problem]);
    clearTimeout(this.retrying);
    if (draft.unsaved)
      this.retrying = window.setTimeout(() => {
        this.retry();
      }, retryMs);
    this.versions.refresh();
  }

  private sayConflict(whose: Received['putAside'] | 'reset'): void {
    if (whose) this.say('conflict', notices[whose]);
  }

  private say(name: 'conflict' | 'keeping-message', text: string): void {
    setText(part(this.desk.root, name), text);
  }
}

/** A live region is read out again whenever its text is set, so it is set only to something new. */
function setText(into: HTMLElement, text: string): void {
  if (into.textContent !== text) into.textContent = text;
}
