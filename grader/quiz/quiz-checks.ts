import { answersFrom } from './answer-codes.ts';
import { failed, propertyCheck, replyProblem, type Outcome, type PropertyCheck } from '../core/check.ts';
import { formProblem, judgeAnswer, shorten } from './judge-answer.ts';
import type { MistakeText } from '../core/golden.ts';
import type { Keys, QuizQuestion } from './quiz-question.ts';
import type { Session } from '../core/session.ts';

/** The probe's target that returns `answers` as the codes of `answer-codes.ts`. */
const target = 'answers';

/** One check per question, each with its share of the points, on the answers in a student's file. */
export const questionChecks = (
  questions: readonly QuizQuestion[],
  keys: Keys,
  points: number,
): PropertyCheck[] =>
  questions.map((question) =>
    propertyCheck({
      id: question.id,
      title: question.title,
      points: question.kind === 'text' ? 0 : points,
      drawsNothing: true,
      run: async (session) => {
        const answers = await answersOf(session);
        if ('problem' in answers) return answers.problem;
        const answer = answers.given[question.id];
        const key = keys[question.id];
        return key ? outcomeOf(question, key, answer) : recordText(question, answer);
      },
    }),
  );

function outcomeOf(question: QuizQuestion, key: Keys[string], answer: unknown): Outcome {
  const judgement = judgeAnswer(question, key, answer);
  switch (judgement.kind) {
    case 'right':
      return { verdict: 'pass', message: judgement.because, margin: 0 };
    case 'wrong':
      return failed(`${shorten(answer)} is not correct.`, judgement.mistake);
    case 'unusable':
      return failed(judgement.message);
  }
}

/** Free text passes if it is present; a person reads it. */
function recordText(question: QuizQuestion, answer: unknown): Outcome {
  const problem = formProblem(question, answer);
  if (problem !== undefined || question.kind !== 'text')
    return failed(problem ?? 'internal: a question without a key');
  const written = { prompt: question.prompt, rubric: question.rubric, text: String(answer) };
  return { verdict: 'pass', message: 'kept for a person to read.', margin: 0, written };
}

/** Checks that every question has an answer in the required form, not whether it is correct. */
export const formCheck = (questions: readonly QuizQuestion[]): PropertyCheck =>
  propertyCheck({
    id: 'form',
    title: 'every question is answered, in the form that it asks for',
    points: 0,
    run: async (session) => {
      const answers = await answersOf(session);
      if ('problem' in answers) return answers.problem;
      const problems = questions.flatMap(
        (question) => formProblem(question, answers.given[question.id]) ?? [],
      );
      const [first] = problems;
      if (first === undefined) return { verdict: 'pass', message: '', margin: 0 };
      const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
      return failed(first + more);
    },
  });

async function answersOf(
  session: Session,
): Promise<{ readonly given: Readonly<Record<string, unknown>> } | { readonly problem: Outcome }> {
  const reply = await session.evaluate({ target, inputs: {} });
  if (reply.kind !== 'observed') return { problem: replyProblem(reply) };
  const codes = reply.observation.outputs['value'];
  const given = codes && answersFrom(codes);
  return given
    ? { given }
    : { problem: failed('answers is not a plain object of text, numbers, arrays and objects.') };
}

/** The explanation of each wrong answer, by the name that {@link judgeAnswer} gives it. */
export function mistakesIn(questions: readonly QuizQuestion[], keys: Keys): Record<string, MistakeText> {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const key = keys[id];
      return key ? wrongAnswersOf(key).map(([which, why]) => [`${id}-${which}`, why] as const) : [];
    }),
  );
}

function wrongAnswersOf(key: Keys[string]): (readonly [which: string, why: MistakeText])[] {
  const text = ({ explanation, lesson }: MistakeText): MistakeText => ({ explanation, lesson });
  switch (key.kind) {
    case 'option':
    case 'pairs':
      return Object.entries(key.wrong).map(([which, why]) => [which, text(why)]);
    case 'order':
      return key.steps.map((why, i) => [`${key.right[i + 1] ?? ''}First`, text(why)]);
    case 'number':
      return [
        ...Object.entries(key.near).map(([which, why]) => [which, text(why)] as const),
        ['otherwise', text(key.otherwise)],
      ];
  }
}
