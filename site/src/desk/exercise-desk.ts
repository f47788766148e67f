/** `<exercise-desk>`: opens an editor on request, saves what is written, and runs the public checks. */
import type { GradedOnce } from '#grader/core/grade-once.ts';

import { loadChunk, loadFailed } from '../offline/load-chunk.ts';
import { Draft } from '../progress/draft.ts';
import { pageStore } from '../progress/store.ts';
import { readWork } from '../progress/work.ts';

import { AnswerFields } from './answer-fields.ts';
import type { AnswerForm } from './answer-form.ts';
import type { CodeEditor } from './code-editor.ts';
import type { Keeping } from './keep-work.ts';
import type { Language } from './language.ts';
import { part } from './part.ts';

class ExerciseDesk extends HTMLElement {
  /** What the Check button does, for scripts and for any exercise. It exists once the editor is open. */
  judge?: (exercise: string, text: string) => Promise<GradedOnce>;

  connectedCallback(): void {
    const open = this.querySelector<HTMLButtonElement>('[data-act="open"]');
    if (!open) return;
    const saved = readWork(pageStore().store, this.dataset['exercise'] ?? '');
    if (saved) open.textContent = saved.passed ? 'Open your solution' : 'Continue your work';
    this.dataset['ready'] = 'true';
    const begin = (): void => {
      if (open.disabled) return;
      open.disabled = true;
      open.textContent = 'Loading the editor …';
      openDesk(this, fields).catch((error: unknown) => {
        open.disabled = false;
        open.textContent = 'Try again';
        say(this, error instanceof Error ? error.message : String(error));
      });
    };
    const form = this.querySelector<HTMLElement>('[data-part="answers"]');
    const fields = form ? new AnswerFields(form, begin) : undefined;
    open.addEventListener('click', begin);
    // What was answered before is in the file that the desk opens.
    if (fields && saved) begin();
  }
}

const say = (root: HTMLElement, text: string): void => {
  part(root, 'state').textContent = text;
};

type Tools = Awaited<ReturnType<typeof loadTools>>;

/** What only an open desk needs; it is fetched when the desk is opened. */
const loadTools = () =>
  loadChunk(async () => {
    const [
      { codeEditor },
      { languageWorker },
      { checkExercise },
      { showResult },
      { keepWork },
      { answerForm },
    ] = await Promise.all([
      import('./code-editor.ts'),
      import('./language.ts'),
      import('./check-exercise.ts'),
      import('./show-result.ts'),
      import('./keep-work.ts'),
      import('./answer-form.ts'),
    ]);
    return { codeEditor, languageWorker, checkExercise, showResult, keepWork, answerForm };
  });

async function openDesk(root: ExerciseDesk, fields: AnswerFields | undefined): Promise<void> {
  const desk = new OpenDesk(root, await loadTools(), fields);
  root.judge = (id, text) => desk.judge(id, text, new AbortController().signal);
  root.addEventListener('click', ({ target }) => {
    desk.act(target instanceof HTMLElement ? target.dataset['act'] : undefined);
  });
  root.dataset['open'] = 'true';
  say(root, `${/Mac|iP/.test(navigator.platform) ? 'Cmd' : 'Ctrl'}-Enter also runs the checks.`);
  // A form that opens its desk keeps the focus.
  if (fields === undefined) desk.focus();
}

/** A desk with its editor, which keeps what is typed and checks one text at a time. */
class OpenDesk {
  private readonly root: HTMLElement;
  private readonly exercise: string;
  private readonly base: string;
  private readonly tools: Tools;
  private readonly language: Language;
  private readonly editor: CodeEditor;
  private readonly keeping: Keeping;
  /** Undefined if the exercise asks no questions, and while its form is being filled. */
  private readonly answers: AnswerForm | undefined;
  private running: AbortController | undefined;

  constructor(root: HTMLElement, tools: Tools, fields: AnswerFields | undefined) {
    this.root = root;
    this.tools = tools;
    this.exercise = root.dataset['exercise'] ?? '';
    this.base = root.dataset['base'] ?? '';
    this.language = tools.languageWorker(`${this.base}/editor-types.json`);
    const stub = JSON.parse(part(root, 'stub').textContent) as string;
    const page = pageStore();
    const draft = new Draft({ store: page.store, exercise: this.exercise });
    this.editor = tools.codeEditor({
      parent: part(root, 'editor'),
      text: draft.opened().work?.code ?? stub,
      label: `${this.exercise}.ts`,
      language: this.language,
      onChange: (code) => {
        this.keeping.typed(code);
      },
      onText: (text) => {
        this.answers?.show(text);
      },
      onRun: () => void this.check(),
    });
    this.keeping = tools.keepWork({
      ...{ root, exercise: this.exercise, stub, draft, page, editor: this.editor },
      say: (text) => {
        say(root, text);
      },
    });
    if (fields)
      this.answers = tools.answerForm(fields, this.editor, (text) => {
        say(root, text);
      });
  }

  focus(): void {
    this.editor.focus();
  }

  /** @param act what a button of the desk is for */
  act(act: string | undefined): void {
    switch (act) {
      case 'check':
        void this.check();
        return;
      case 'stop':
        this.running?.abort();
        this.editor.focus(); // the button disappears, and would take the focus with it
        return;
      case 'reset':
        this.keeping.reset();
    }
  }

  judge(exercise: string, text: string, signal: AbortSignal): Promise<GradedOnce> {
    return this.tools.checkExercise(exercise, text, { language: this.language, signal });
  }

  private async check(): Promise<void> {
    if (this.running) return;
    const { root } = this;
    const { signal } = (this.running = new AbortController());
    const code = this.editor.text();
    setRunning(root, true);
    say(root, 'Checking …');
    const started = performance.now();
    try {
      const graded = await this.judge(this.exercise, code, signal);
      const { verdict } = graded.result;
      this.tools.showResult(part(root, 'result'), graded, this.base);
      if (verdict === 'pass') this.keeping.passed(code);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const changed = this.editor.text() === code ? '' : ' Your file has changed since then. Check it again.';
      say(root, `${signal.aborted ? 'Stopped after' : 'Checked in'} ${seconds} s.${changed}`);
      // The page may be older than the scripts that it requests.
      if (verdict === 'infra') void loadFailed();
    } catch (error) {
      void loadFailed();
      const why = error instanceof Error ? error.message : String(error);
      say(root, `Your file could not be checked: ${why}`);
    } finally {
      this.running = undefined;
      setRunning(root, false);
      root.dataset['runs'] = String(Number(root.dataset['runs'] ?? 0) + 1);
    }
  }
}

function setRunning(root: HTMLElement, running: boolean): void {
  root.toggleAttribute('data-running', running);
  // Not `disabled`, which would take the focus away.
  root.querySelector('[data-act="check"]')?.setAttribute('aria-disabled', String(running));
}

customElements.define('exercise-desk', ExerciseDesk);
