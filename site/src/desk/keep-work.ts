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
  full: 'This browser has no room left for your work on this site, so your latest changes are in this page only. Download your file or export it, then free some space.',
  other:
    'Another tab had changed this exercise as well. Your text is the current one; the text of the other tab is under “Earlier versions”.',
  reset: 'The stub was put back in another tab. The text from before is under “Earlier versions”.',
  this: 'Another tab has changed this exercise as well, and you see its text now. The text from this tab is under “Earlier versions”.',
} as const;

export function keepWork({ root, exercise, stub, draft, page, editor, say }: Desk): Keeping {
  let problem: 'denied' | 'full' | undefined = page.lasting ? undefined : 'denied';
  let saved = editor.text();
  let retrying = 0;

  const show = (): void => {
    if (page.lasting && !draft.unsaved) problem = undefined;
    root.dataset['kept'] = problem ?? 'yes';
    setText(part(root, 'keeping-said'), problem === undefined ? '' : sentences[problem]);
    clearTimeout(retrying);
    if (draft.unsaved) retrying = window.setTimeout(retry, retryMs);
    versions.refresh();
  };
  /** What the browser refuses is said, and stays said until it is kept after all. */
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      // Whatever a browser throws here, the text is not kept.
      problem = error instanceof DOMException && /quota/i.test(error.name) ? 'full' : 'denied';
    }
    show();
  };
  const sayBeaten = (whose: Received['putAside'] | 'reset'): void => {
    if (whose) setText(part(root, 'beaten'), sentences[whose]);
  };
  const write = (code: string, passed: boolean): void => {
    attempt(() => {
      if (draft.write(code, passed)) sayBeaten('other');
    });
  };
  const retry = (): void => {
    attempt(() => {
      if (draft.retry()) sayBeaten('other');
    });
  };
  const receive = (value?: string | null): void => {
    attempt(() => {
      const { show: text, putAside } = draft.receive(value);
      sayBeaten(text === null ? 'reset' : putAside);
      if (text === undefined) return;
      const next = text ?? stub;
      if (next === editor.text()) return;
      editor.follow(next);
      if (text !== null && putAside === undefined)
        say('Another tab has changed this exercise, and you see its text.');
    });
  };
  const versions = earlierPanel(root, {
    store: page.store,
    exercise,
    text: () => editor.text(),
    onEmpty: () => {
      setText(part(root, 'beaten'), '');
    },
    restore: (code) => {
      attempt(() => {
        draft.setCurrentAside('restore');
        editor.replace(code);
        draft.write(code, false);
        say('The earlier version is back. The text from before is among the earlier versions.');
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
      part(root, 'beaten'),
      'What this browser had kept of this exercise cannot be read, so you see the stub. The raw text is under “Earlier versions”.',
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
        say('The stub is back. Undo (Ctrl-Z) brings your code back; it is under “Earlier versions” as well.');
      });
    },
  };
}

/** A live region is read out again whenever its text is set, so it is set only to something new. */
function setText(into: HTMLElement, text: string): void {
  if (into.textContent !== text) into.textContent = text;
}
