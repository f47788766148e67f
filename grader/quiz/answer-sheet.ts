import type { KnownMistakes } from '../core/mistake.ts';
import { literal } from './literal.ts';
import { mistakesIn } from './quiz-checks.ts';
import type { Key, Keys, QuizQuestion } from './quiz-question.ts';

const width = 100;

/**
 * The stub of an exercise that asks questions: each prompt with the names to choose from, and a place for the answer.
 */
export function answerSheet(questions: readonly QuizQuestion[]): string {
  const entries = questions.map(
    (question) =>
      `${comment([question.prompt, '', ...formOf(question)])}\n  ${line(question.id, undefined)}\n`,
  );
  return `/** Replace each undefined with your answer. genlab check says which answers do not have the form that is asked for. */
export const answers: Record<string, unknown> = {
${entries.join('\n')}};
`;
}

function formOf(question: QuizQuestion): string[] {
  const named = (texts: Readonly<Record<string, string>>): string[] =>
    Object.entries(texts).map(([name, text]) => `'${name}': ${text}`);
  switch (question.kind) {
    case 'choice':
      return named(question.options);
    case 'prediction':
      return [...named(question.options), '', `Settled by: ${question.measuredBy}`];
    case 'ordering':
      return ['An array of these names, in order:', ...named(question.items)];
    case 'matching':
      return [
        `An object, { ${Object.keys(question.left).join(': …, ')}: … }, that gives each of`,
        ...named(question.left),
        'one of',
        ...named(question.right),
      ];
    case 'numeric':
      return [`A number${question.unit === '' ? '' : `, in ${question.unit}`}.`];
    case 'text':
      return ['Text, between backticks. A person reads it, and looks for this:', ...question.rubric];
  }
}

const comment = (paragraphs: readonly string[]): string =>
  ['  /**', ...paragraphs.flatMap((text) => wrapped(text, '   * ')), '   */'].join('\n');

/** Words in lines of at most `width`, each after `indent`; a name's text continues below itself. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let current = indent;
  for (const word of text.split(' ')) {
    if (current.length + word.length > width && current.trim() !== '*') {
      lines.push(current.trimEnd());
      current = `${indent}${text.startsWith("'") ? '  ' : ''}`;
    }
    current += `${word} `;
  }
  return [...lines, current.trimEnd()];
}

const line = (id: string, answer: unknown): string => `${id}: ${literal(answer)},`;

/** The solution with one answer replaced, for each wrong answer that has a name. */
export function quizMistakes(questions: readonly QuizQuestion[], keys: Keys): KnownMistakes {
  const texts = Object.entries(mistakesIn(questions, keys));
  return Object.fromEntries(
    texts.map(([mistake, text]) => {
      const [id = '', which = ''] = mistake.split('-');
      const [question, key] = [questions.find((one) => one.id === id), keys[id]];
      if (!question || !key) throw new Error(`internal: '${mistake}' belongs to no question`);
      const partners = Object.keys(question.kind === 'matching' ? question.right : {});
      const edit =
        key.kind === 'pairs'
          ? pairEdit(key.right, which, partners)
          : ([line(id, key.right), line(id, wrongAnswer(key, which))] as const);
      return [mistake, { ...text, caughtBy: id, edits: [edit] }];
    }),
  );
}

/** Replaces the partner of one item; the line with all pairs may be wrapped in any way. */
function pairEdit(
  right: Readonly<Record<string, string>>,
  left: string,
  partners: readonly string[],
): readonly [from: string, to: string] {
  const other = partners.find((partner) => partner !== right[left]);
  return [`${left}: ${literal(right[left])}`, `${left}: ${literal(other)}`];
}

/** An answer whose name is `which`. */
function wrongAnswer(key: Exclude<Key, { kind: 'pairs' }>, which: string): unknown {
  switch (key.kind) {
    case 'option':
      return which;
    case 'order': {
      const i = key.right.findIndex((item) => `${item}First` === which);
      return key.right.with(i - 1, key.right[i] ?? '').with(i, key.right[i - 1] ?? '');
    }
    case 'number':
      // For 'otherwise', a number that no known mistake gives.
      return key.near[which]?.value ?? key.right + 1e3 * (1 + Math.abs(key.right));
  }
}
