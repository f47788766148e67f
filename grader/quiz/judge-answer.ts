import { readable } from '../core/caps.ts';
import type { Key, QuizQuestion, Why } from './quiz-question.ts';

/** The judgement of one answer. `mistake` names the wrong answer, as `<question>-<which>`. */
export type Judgement =
  | { readonly kind: 'right'; readonly because: string }
  | { readonly kind: 'wrong'; readonly mistake: string; readonly why: Why }
  /** Missing, or not in the form that the question asks for. */
  | { readonly kind: 'unusable'; readonly message: string };

/** Judges any value that a student wrote by a question's key. */
export function judgeAnswer(question: QuizQuestion, key: Key, answer: unknown): Judgement {
  const message = formProblem(question, answer);
  if (message !== undefined) return { kind: 'unusable', message };
  switch (key.kind) {
    case 'option':
      return answer === key.right
        ? { kind: 'right', because: key.because }
        : wrong(question, String(answer), key.wrong[String(answer)]);
    case 'order': {
      const place = (item: string): number => (answer as string[]).indexOf(item);
      // Every wrong order reverses two neighbours of the correct order.
      const i = key.right.findIndex((item, k) => k > 0 && place(key.right[k - 1] ?? '') > place(item));
      return i < 0
        ? { kind: 'right', because: key.because }
        : wrong(question, `${key.right[i] ?? ''}First`, key.steps[i - 1]);
    }
    case 'pairs': {
      const given = answer as Record<string, string>;
      const missed = Object.keys(question.kind === 'matching' ? question.left : {}).find(
        (left) => given[left] !== key.right[left],
      );
      return missed === undefined
        ? { kind: 'right', because: key.because }
        : wrong(question, missed, key.wrong[missed]);
    }
    case 'number': {
      const near = (value: number): boolean => Math.abs(Number(answer) - value) <= key.tolerance;
      if (near(key.right)) return { kind: 'right', because: key.because };
      const [known] = Object.entries(key.near).filter(([, { value }]) => near(value));
      return known ? wrong(question, ...known) : wrong(question, 'otherwise', key.otherwise);
    }
  }
}

function wrong(question: QuizQuestion, which: string, why: Why | undefined): Judgement {
  if (!why) throw new Error(`internal: question '${question.id}' explains nothing for '${which}'`);
  const { explanation, lesson } = why;
  return { kind: 'wrong', mistake: `${question.id}-${which}`, why: { explanation, lesson } };
}

/** What is wrong with the form of an answer; undefined if the answer can be judged. */
export function formProblem(question: QuizQuestion, answer: unknown): string | undefined {
  if (answer === undefined || answer === null || answer === '')
    return `'${question.id}' is not answered yet.`;
  const shown = shorten(answer);
  switch (question.kind) {
    case 'choice':
    case 'prediction':
      return typeof answer === 'string' && Object.hasOwn(question.options, answer)
        ? undefined
        : `'${question.id}' is ${shown}; it should be one of ${list(question.options)}.`;
    case 'ordering': {
      const items = Object.keys(question.items);
      const fits =
        Array.isArray(answer) &&
        answer.length === items.length &&
        items.every((item) => answer.includes(item));
      return fits
        ? undefined
        : `'${question.id}' is ${shown}; it should be an array with each of ${list(question.items)} once.`;
    }
    case 'matching': {
      if (typeof answer !== 'object') return `'${question.id}' is ${shown}; it should be an object.`;
      const given = answer as Record<string, unknown>;
      const unmatched = Object.keys(question.left).find(
        (left) =>
          !Object.hasOwn(given, left) ||
          typeof given[left] !== 'string' ||
          !Object.hasOwn(question.right, given[left]),
      );
      return unmatched === undefined
        ? undefined
        : `'${question.id}' gives '${unmatched}' ${shorten(given[unmatched])}; it should be one of ${list(question.right)}.`;
    }
    case 'numeric':
      return typeof answer === 'number' && Number.isFinite(answer)
        ? undefined
        : `'${question.id}' is ${shown}; it should be a number.`;
    case 'text':
      return typeof answer === 'string' && answer.trim() !== ''
        ? undefined
        : `'${question.id}' is ${shown}; it should be text.`;
  }
}

const list = (texts: Readonly<Record<string, string>>): string =>
  Object.keys(texts)
    .map((name) => `'${name}'`)
    .join(', ');

const shownUnits = 80;

/** Any answer in a form that fits into a sentence. */
export function shorten(answer: unknown): string {
  const shown = inWords(answer);
  if (shown.length <= shownUnits) return readable(shown);
  // Not in the middle of a surrogate pair.
  return `${readable(shown.slice(0, shownUnits - 3).replace(/[\ud800-\udbff]$/, ''))}…`;
}

function inWords(answer: unknown): string {
  if (typeof answer === 'string') return `'${answer.slice(0, shownUnits)}'`;
  try {
    const text: unknown = JSON.stringify(answer); // undefined for a function or a symbol
    return typeof text === 'string' ? text : 'nothing';
  } catch {
    return 'a value that cannot be shown'; // cyclic, a BigInt, or nested too deeply for the stack
  }
}
