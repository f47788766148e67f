/** `<exercise-desk>`: opens an editor on request, keeps what is written, and runs the public checks. */
import { readWork, removeWork, writeWork } from '../progress/work.ts';

import type { Checked } from './check-exercise.ts';

class ExerciseDesk extends HTMLElement {
  /** What the button asks, for scripts and for any exercise; there once the editor is open. */
  judge?: (exercise: string, text: string) => Promise<Checked>;

  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('[data-act="open"]');
    if (!open) return;
    const begun = readWork(localStorage, this.dataset['exercise'] ?? '');
    if (begun) open.textContent = begun.passed ? 'Open your solution' : 'Go on with your work';
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

const part = (root: HTMLElement, name: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`internal: the page has no part '${name}'`);
  return found;
};
const say = (root: HTMLElement, text: string): void => {
  part(root, 'state').textContent = text;
};

async function wake(root: ExerciseDesk): Promise<void> {
  const exercise = root.dataset['exercise'] ?? '';
  const base = root.dataset['base'] ?? '';
  const stub = JSON.parse(part(root, 'stub').textContent) as string;
  const [{ codeEditor }, { languageWorker }, { checkExercise }, { showResult }] = await Promise.all([
    import('./code-editor.ts'),
    import('./language.ts'),
    import('./check-exercise.ts'),
    import('./show-result.ts'),
  ]);
  const language = languageWorker(`${base}/editor-types.json`);
  const keep = (code: string, passed: boolean): void => {
    try {
      writeWork(localStorage, exercise, { code, passed });
    } catch (error) {
      say(root, (error as Error).message);
    }
  };
  let running: AbortController | undefined;
  const judge = (id: string, text: string, signal: AbortSignal): Promise<Checked> =>
    checkExercise(id, text, { language, signal });
  root.judge = (id, text) => judge(id, text, new AbortController().signal);

  const check = async (): Promise<void> => {
    if (running) return;
    running = new AbortController();
    const code = editor.text();
    root.dataset['running'] = 'true';
    say(root, 'Checking …');
    const started = performance.now();
    try {
      const result = await judge(exercise, code, running.signal);
      showResult(part(root, 'result'), result, base);
      if (result.verdict === 'pass' && editor.text() === code) keep(code, true);
      say(root, `Checked in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    } catch (error) {
      say(
        root,
        `The page could not check your file: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      running = undefined;
      delete root.dataset['running'];
      root.dataset['runs'] = String(Number(root.dataset['runs'] ?? 0) + 1);
    }
  };
  const editor = codeEditor({
    parent: part(root, 'editor'),
    text: readWork(localStorage, exercise)?.code ?? stub,
    label: `${exercise}.ts`,
    language,
    onChange: (code) => {
      keep(code, false);
    },
    onRun: () => void check(),
  });
  root.addEventListener('click', ({ target }) => {
    switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
      case 'check':
        void check();
        return;
      case 'stop':
        running?.abort();
        editor.focus(); // the button goes away, and the focus with it
        return;
      case 'reset':
        editor.replace(stub);
        removeWork(localStorage, exercise);
        say(root, 'The stub is back. Undo (Ctrl-Z) brings your code back.');
    }
  });
  root.dataset['open'] = 'true';
  say(root, `${/Mac|iP/.test(navigator.platform) ? 'Cmd' : 'Ctrl'}-Enter checks as well.`);
  editor.focus();
}

customElements.define('exercise-desk', ExerciseDesk);
