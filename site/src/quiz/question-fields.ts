/** The fields of a question: reads the answer that they show, and shows an answer in them. */
import type { QuizQuestion } from '#grader/quiz/quiz-question.ts';

/** The answer in the form that the question asks for; undefined if the field for a number is empty. */
export function fieldsAnswer(question: QuizQuestion, within: HTMLElement): unknown {
  const text = (name: string): string => valueIn(within, name);
  switch (question.kind) {
    case 'choice':
    case 'prediction':
      return text(question.id);
    case 'ordering':
      return itemsIn(within).map(({ dataset }) => dataset['item']);
    case 'matching':
      return Object.fromEntries(Object.keys(question.left).map((left) => [left, text(left)]));
    case 'numeric': {
      const typed = text(question.id).trim().replace(',', '.').replace('−', '-');
      return typed === '' ? undefined : Number(typed);
    }
    case 'text':
      return text(question.id);
  }
}

/** Shows an answer. One that does not have the question's form is shown as no answer, as far as it does not. */
export function showAnswer(question: QuizQuestion, within: HTMLElement, answer: unknown): void {
  switch (question.kind) {
    case 'choice':
    case 'prediction':
      for (const radio of within.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
        radio.checked = radio.value === answer;
      return;
    case 'ordering': {
      const order = Array.isArray(answer) ? (answer as unknown[]) : Object.keys(question.items);
      const place = (item: HTMLElement): number => order.indexOf(item.dataset['item']);
      within.querySelector('ol')?.append(...itemsIn(within).toSorted((a, b) => place(a) - place(b)));
      return;
    }
    case 'matching': {
      const given = typeof answer === 'object' && answer !== null ? answer : {};
      for (const select of within.querySelectorAll('select')) {
        const value: unknown = Object.entries(given).find(([left]) => left === select.name)?.[1];
        select.value = typeof value === 'string' && Object.hasOwn(question.right, value) ? value : '';
      }
      return;
    }
    case 'numeric':
    case 'text': {
      const field = within.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      if (!field) return;
      const shown = fieldsAnswer(question, within);
      // What is still being typed stays as it is: “2.”, “2,5”, or a text that is not a number.
      if (shown === answer || (answer === undefined && Number.isNaN(shown))) return;
      field.value = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
    }
  }
}

/** Moves an item up or down one place. The focus stays on the button, so that it can be pressed again. */
export function move(button: HTMLButtonElement): void {
  const item = button.closest('li');
  if (!item) return;
  if (button.dataset['move'] === 'up') item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  button.focus();
}

const itemsIn = (within: HTMLElement): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>('li[data-item]'),
];

function valueIn(within: HTMLElement, name: string): string {
  const fields = within.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input, select, textarea',
  );
  for (const field of fields) {
    const isOff = field instanceof HTMLInputElement && field.type === 'radio' && !field.checked;
    if (field.name === name && !isOff) return field.value;
  }
  return '';
}
