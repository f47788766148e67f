/** `<exercise-desk>`: opens an editor on request, saves what is written, and runs the public checks. */
import type { GradedOnce } from '#grader/core/grade-once.ts';

import { loadChunk, loadFailed } from '../offline/load-chunk.ts';
import { Draft } from '../progress/draft.ts';
import { pageStore } from '../progress/store.ts';
import { readWork } from '../progress/work.ts';

import { part } from './part.ts';

class ExerciseDesk extends HTMLElement {
  /** What the Check button does, for scripts and for any exercise. It exists once the editor is open. */
  judge?: (exercise: string, text: string) => Promise<GradedOnce>;

  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('[data-act="open"]');
    if (!open) return;
    const saved = readWork(pageStore().store, this.dataset['exercise'] ?? '');
    if (saved) open.textContent = saved.passed ? 'Open your solution' : 'Continue your work';
    this.dataset['awake'] = 'true';
    open.addEventListener('click', () => {
      open.disabled = true;
      open.textContent = 'Loading the editor …';
      wake(this).catch((error: unknown) => {
        open.disabled = false;
        open.textContent = 'Try again';
        say(this, error instanceof Error ? error.message : String(error));
      });
    });
  }
}

const say = (root: HTMLElement, text: string): void => {
  part(root, 'state').textContent = text;
};

function setRunning(root: HTMLElement, running: boolean): void {
  root.toggleAttribute('data-running', running);
  // Not `disabled`, which would take the focus away.
  root.querySelector('[data-act="check"]')?.setAttribute('aria-disabled', String(running));
}

async function wake(root: ExerciseDesk): Promise<void> {
  const exercise = root.dataset['exercise'] ?? '';
  const base = root.dataset['base'] ?? '';
  const stub = JSON.parse(part(root, 'stub').textContent) as string;
  const [{ codeEditor }, { languageWorker }, { checkExercise }, { showResult }, { keepWork }] =
    await loadChunk(() =>
      Promise.all([
        import('./code-editor.ts'),
        import('./language.ts'),
        import('./check-exercise.ts'),
        import('./show-result.ts'),
        import('./keep-work.ts'),
      ]),
    );
  const language = languageWorker(`${base}/editor-types.json`);
  let running: AbortController | undefined;
  const judge = (id: string, text: string, signal: AbortSignal): Promise<GradedOnce> =>
    checkExercise(id, text, { language, signal });
  root.judge = (id, text) => judge(id, text, new AbortController().signal);

  const check = async (): Promise<void> => {
    if (running) return;
    const { signal } = (running = new AbortController());
    const code = editor.text();
    setRunning(root, true);
    say(root, 'Checking …');
    const started = performance.now();
    try {
      const graded = await judge(exercise, code, signal);
      const { result } = graded;
      showResult(part(root, 'result'), graded, base);
      if (result.verdict === 'pass') keeping.passed(code);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const changed = editor.text() === code ? '' : ' Your file has changed since then. Check it again.';
      say(root, `${signal.aborted ? 'Stopped after' : 'Checked in'} ${seconds} s.${changed}`);
      // The page may be older than the scripts that it requests.
      if (result.verdict === 'infra') void loadFailed();
    } catch (error) {
      void loadFailed();
      say(root, `Your file could not be checked: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      running = undefined;
      setRunning(root, false);
      root.dataset['runs'] = String(Number(root.dataset['runs'] ?? 0) + 1);
    }
  };
  const page = pageStore();
  const draft = new Draft({ store: page.store, exercise });
  const editor = codeEditor({
    parent: part(root, 'editor'),
    text: draft.opened().work?.code ?? stub,
    label: `${exercise}.ts`,
    language,
    onChange: (code) => {
      keeping.typed(code);
    },
    onRun: () => void check(),
  });
  const keeping = keepWork({
    root,
    exercise,
    stub,
    draft,
    page,
    editor,
    say: (text) => {
      say(root, text);
    },
  });
  root.addEventListener('click', ({ target }) => {
    switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
      case 'check':
        void check();
        return;
      case 'stop':
        running?.abort();
        editor.focus(); // the button disappears, and would take the focus with it
        return;
      case 'reset':
        keeping.reset();
    }
  });
  root.dataset['open'] = 'true';
  say(root, `${/Mac|iP/.test(navigator.platform) ? 'Cmd' : 'Ctrl'}-Enter also runs the checks.`);
  editor.focus();
}

customElements.define('exercise-desk', ExerciseDesk);
