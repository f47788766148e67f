/** Keeps what is typed at a desk, follows other tabs, and says for as long as it is so that the browser keeps nothing. */
import type { Draft, Received } from '../progress/draft.ts';
import { onReturn } from '../progress/on-return.ts';
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
  /** Puts the stub back. */
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

/** Between two tries to keep what could not be kept. */
const retryMs = 3000;

const sentences = {
  denied:
    'This browser does not keep your work on this site: it is gone when you leave this page. Download your file, or export it to import it in another browser.',
  damaged:
    'What this browser had kept of this exercise cannot be read, so you see the stub. The raw text is under “Earlier versions”.',
  full: 'This browser has no room left for your work on this site, so your latest changes are in this page only. Download your file or export it, then free some space.',
  other:
    'Another tab had changed this exercise as well. Your text is the current one; the text of the other tab is under “Earlier versions”.',
  reset: 'The stub was put back in another tab. The text from before is under “Earlier versions”.',
  this: 'Another tab has changed this exercise as well, and you see its text now. The text from this tab is under “Earlier versions”.',
} as const;

/** Keeps the work at a desk from now on. */
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
  /** Why the browser keeps nothing at the moment. */
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
        this.say('beaten', '');
      },
      restore: (code) => {
        this.restore(code);
      },
    });
  }

  begin(): void {
    if (this.desk.draft.opened().damaged) this.say('beaten', sentences.damaged);
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
      say('The stub is back. Undo (Ctrl-Z) brings your code back; it is under “Earlier versions” as well.');
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
    onReturn(() => {
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
      if (this.desk.draft.write(code, passed)) this.sayBeaten('other');
    });
  }

  private retry(): void {
    this.attempt(() => {
      if (this.desk.draft.retry()) this.sayBeaten('other');
    });
  }

  private restore(code: string): void {
    const { draft, editor, say } = this.desk;
    this.attempt(() => {
      draft.setCurrentAside('restore');
      editor.replace(code);
      draft.write(code, false);
      say('The earlier version is back. The text from before is among the earlier versions.');
    });
  }

  private receive(value?: string | null): void {
    const { draft, editor, stub, say } = this.desk;
    this.attempt(() => {
      const { show: text, putAside } = draft.receive(value);
      this.sayBeaten(text === null ? 'reset' : putAside);
      if (text === undefined) return;
      const next = text ?? stub;
      if (next === editor.text()) return;
      editor.follow(next);
      if (text !== null && putAside === undefined)
        say('Another tab has changed this exercise, and you see its text.');
    });
  }

  /** What the browser refuses is said, and stays said until it is kept after all. */
  private attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      // Whatever a browser throws here, the text is not kept.
      this.problem = error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'denied';
    }
    this.show();
  }

  private show(): void {
    const { root, page, draft } = this.desk;
    if (page.lasting && !draft.unsaved) this.problem = undefined;
    root.dataset['kept'] = this.problem ?? 'yes';
    this.say('keeping-said', this.problem === undefined ? '' : sentences[this.problem]);
    clearTimeout(this.retrying);
    if (draft.unsaved)
      this.retrying = window.setTimeout(() => {
        this.retry();
      }, retryMs);
    this.versions.refresh();
  }

  private sayBeaten(whose: Received['putAside'] | 'reset'): void {
    if (whose) this.say('beaten', sentences[whose]);
  }

  private say(name: 'beaten' | 'keeping-said', text: string): void {
    setText(part(this.desk.root, name), text);
  }
}

/** A live region is read out again whenever its text is set, so it is set only to something new. */
function setText(into: HTMLElement, text: string): void {
  if (into.textContent !== text) into.textContent = text;
}
