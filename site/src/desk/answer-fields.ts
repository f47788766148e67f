/** The form of an exercise that asks questions: it collects what is answered before its desk is open, and reports it later. */
import type { QuizQuestion } from '#grader/quiz/quiz-question.ts';

import { fieldsAnswer, move, showAnswer } from '../quiz/question-fields.ts';
import { part } from './part.ts';

/** Takes the answer to a question; undefined if there is none. */
export type Write = (question: QuizQuestion, answer: unknown) => void;

export class AnswerFields {
  readonly questions: readonly QuizQuestion[];
  private readonly form: HTMLElement;
  /** Questions that are answered in the form and not yet written. */
  private readonly waiting = new Set<QuizQuestion>();
  private write: Write | undefined;

  /** @param onUse called at each use of the form before `connect` */
  constructor(form: HTMLElement, onUse: () => void) {
    this.form = form;
    this.questions = JSON.parse(part(form, 'questions').textContent) as QuizQuestion[];
    const use = (target: EventTarget | null): void => {
      const question = this.questionAt(target);
      if (question === undefined) return;
      this.waiting.add(question);
      if (this.write === undefined) onUse();
      else this.writeWaiting();
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    form.addEventListener('input', ({ target }) => {
      use(target);
    });
    form.addEventListener('click', ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      if (target.dataset['move'] !== undefined) move(target);
      use(target);
    });
  }

  /** From now on every answer is written, and first those that are waiting. */
  connect(write: Write): void {
    this.write = write;
    this.writeWaiting();
  }

  show(question: QuizQuestion, answer: unknown, note: string): void {
    const within = this.form.querySelector<HTMLElement>(`[data-question="${question.id}"]`);
    if (!within) return;
    showAnswer(question, within, answer);
    within.toggleAttribute('data-answered', answer !== undefined);
    const noted = within.querySelector('.noted');
    const text = Number.isNaN(fieldsAnswer(question, within)) ? 'This is not a number.' : note;
    if (noted && noted.textContent !== text) noted.textContent = text;
  }

  private writeWaiting(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const question of waiting) {
      const within = this.form.querySelector<HTMLElement>(`[data-question="${question.id}"]`);
      if (within) this.write?.(question, givenIn(question, within));
    }
  }

  private questionAt(target: EventTarget | null): QuizQuestion | undefined {
    const within = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
    return this.questions.find(({ id }) => id === within?.dataset['question']);
  }
}

/** Empty fields are no answer, and an item without a partner is not part of one. */
function givenIn(question: QuizQuestion, within: HTMLElement): unknown {
  const answer = fieldsAnswer(question, within);
  if (answer === '' || Number.isNaN(answer)) return undefined;
  if (question.kind !== 'matching') return answer;
  const chosen = Object.entries(answer as Record<string, string>).filter(([, right]) => right !== '');
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen);
}
