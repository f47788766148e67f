/** Saves what is typed, follows other tabs, and shows a notice for as long as the browser cannot save. */
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
  /** Saves what the student has typed. */
  typed(code: string): void;
  /** Marks a text that has passed, unless another tab has changed the work since. */
  passed(code: string): void;
  /** Replaces the text with the stub. */
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
  full: 'This browser has no space left for your work on this site, so your latest changes exist only in this page. Download your file or export it, then free some space.',
  other:
    'This exercise was also changed in another tab. Your text is now the current one. The text from the other tab is under “Earlier versions”.',
  reset: 'This exercise was reset in another tab. Your previous text is under “Earlier versions”.',
  this: 'This exercise was also changed in another tab, and you now see the text from there. The text from this tab is under “Earlier versions”.',
} as const;

export function keepWork({ root, exercise, stub, draft, page, editor, say }: Desk): Keeping {
  let problem: 'denied' | 'full' | undefined = page.lasting ? undefined : 'denied';
  let saved = editor.text();
  let retrying = 0;

  const show = (): void => {
    if (page.lasting && !draft.unsaved) problem = undefined;
    root.dataset['kept'] = problem ?? 'yes';
    setText(part(root, 'keeping-message'), problem === undefined ? '' : notices[problem]);
    clearTimeout(retrying);
    if (draft.unsaved) retrying = window.setTimeout(retry, retryMs);
    versions.refresh();
  };
  /** If the browser cannot save, the page says so until it succeeds. */
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      // Whatever the browser throws here, the text is not saved.
      problem = error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'denied';
    }
    show();
  };
  const sayConflict = (whose: Received['putAside'] | 'reset'): void => {
    if (whose) setText(part(root, 'conflict'), notices[whose]);
  };
  const write = (code: string, passed: boolean): void => {
    attempt(() => {
      if (draft.write(code, passed)) sayConflict('other');
    });
  };
  const retry = (): void => {
    attempt(() => {
      if (draft.retry()) sayConflict('other');
    });
  };
  const receive = (value?: string | null): void => {
    attempt(() => {
      const { show: text, putAside } = draft.receive(value);
      sayConflict(text === null ? 'reset' : putAside);
      if (text === undefined) return;
      const next = text ?? stub;
      if (next === editor.text()) return;
      editor.follow(next);
      if (text !== null && putAside === undefined)
        say('This exercise was changed in another tab. You now see the text from there.');
    });
  };
  const versions = earlierPanel(root, {
    store: page.store,
    exercise,
    text: () => editor.text(),
    onEmpty: () => {
      setText(part(root, 'conflict'), '');
    },
    restore: (code) => {
      attempt(() => {
        draft.setCurrentAside('restore');
        editor.replace(code);
        draft.write(code, false);
        say('The earlier version is restored. Your previous text is under “Earlier versions”.');
      });
    },
  });

  addEventListener('storage', ({ key, newValue }) => {
    if (key === null) receive();
    else if (key === workKey(exercise)) receive(newValue);
    else if (draft.unsaved) retry();
    else versions.refresh();
  });
  onReturn(receive);
  addEventListener('beforeunload', (event) => {
    if (problem !== undefined && editor.text() !== saved) event.preventDefault();
  });
  root.addEventListener('click', ({ target }) => {
    const act = target instanceof HTMLElement ? target.dataset['act'] : undefined;
    if (act !== 'download' && act !== 'export') return;
    saved = editor.text();
    if (act === 'download') saveFile(saved, `${exercise.split('/').at(-1) ?? 'exercise'}.ts`, 'text/plain');
    else
      saveFile(
        exported({ [exercise]: { code: saved, passed: draft.hasPassed(saved) } }),
        'genlab-work.json',
        'application/json',
      );
  });
  if (draft.opened().damaged)
    setText(
      part(root, 'conflict'),
      'The saved work on this exercise cannot be read, so you see the starter code. The raw text is under “Earlier versions”.',
    );
  show();
  return {
    typed: (code) => {
      write(code, false);
    },
    passed: (code) => {
      receive();
      if (editor.text() === code) write(code, true);
    },
    reset() {
      attempt(() => {
        draft.reset();
        editor.replace(stub);
        say(
          'Reset to the starter code. Undo (Ctrl-Z) restores your code, which is also under “Earlier versions”.',
        );
      });
    },
  };
}

/** A screen reader announces a live region whenever its text is set, so it is set only to a new text. */
function setText(into: HTMLElement, text: string): void {
  if (into.textContent !== text) into.textContent = text;
}
