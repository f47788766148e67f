import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCodes } from '#grader/quiz/answer-codes.ts';
import { answerSheet } from '#grader/quiz/answer-sheet.ts';
import { judgeAnswer } from '#grader/quiz/judge-answer.ts';
import { questionChecks } from '#grader/quiz/quiz-checks.ts';
import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';
import { randomFor } from '#grader/core/random.ts';
import { questions as asked } from '#exercises/vae-vs-gan/choose-a-model/questions.ts';

const lesson = 'unit/page#anchor';
const why = (explanation: string) => ({ explanation, lesson });
const common = { title: 'a title', prompt: 'A prompt?' };

const questions = defineQuestions([
  { kind: 'choice', id: 'colour', ...common, options: { red: 'Red.', blue: 'Blue.' } },
  { kind: 'ordering', id: 'order', ...common, items: { c: 'C', a: 'A', d: 'D', b: 'B' } },
  {
    kind: 'matching',
    id: 'pairs',
    ...common,
    left: { one: '1', two: '2' },
    right: { odd: 'odd', even: 'even' },
  },
  { kind: 'numeric', id: 'number', ...common, unit: 'nats' },
  { kind: 'text', id: 'essay', ...common, rubric: ['It says why.'] },
]);

const keyInputs = {
  colour: { kind: 'option', right: 'red', because: 'It is.', wrong: { blue: why('Look again.') } },
  order: {
    kind: 'order',
    right: ['a', 'b', 'c', 'd'],
    because: 'The alphabet.',
    steps: [why('a before b'), why('b before c'), why('c before d')],
  },
  pairs: {
    kind: 'pairs',
    right: { one: 'odd', two: 'even' },
    because: 'Halves.',
    wrong: { one: why('1 has no half'), two: why('2 has a half') },
  },
  number: {
    kind: 'number',
    right: 2.5,
    tolerance: 0.1,
    because: 'Half of 5.',
    near: { doubled: { ...why('Twice too much.'), value: 5 } },
    otherwise: why('Halve it.'),
  },
} as const satisfies Parameters<typeof defineKeys>[1];
const keys = defineKeys(questions, keyInputs);

function judge(id: string, answer: unknown) {
  const [question, key] = [questions.find((one) => one.id === id), keys[id]];
  if (!question || !key) throw new Error(`no question ${id}`);
  return judgeAnswer(question, key, answer);
}

describe('an answer', () => {
  it.each([
    ['colour', 'red'],
    ['order', ['a', 'b', 'c', 'd']],
    ['pairs', { two: 'even', one: 'odd' }],
    ['number', 2.59],
  ])('to %s is right', (id, answer) => {
    expect(judge(id, answer).kind).toBe('right');
  });

  it.each([
    ['colour', 'blue', 'colour-blue', 'Look again.'],
    ['order', ['b', 'a', 'c', 'd'], 'order-bFirst', 'a before b'],
    ['order', ['a', 'b', 'd', 'c'], 'order-dFirst', 'c before d'],
    ['pairs', { one: 'odd', two: 'odd' }, 'pairs-two', '2 has a half'],
    ['number', 4.95, 'number-doubled', 'Twice too much.'],
    ['number', 2.61, 'number-otherwise', 'Halve it.'],
  ])('to %s, %j, is named by its mistake', (id, answer, mistake, explanation) => {
    expect(judge(id, answer)).toEqual({ kind: 'wrong', mistake, why: { explanation, lesson } });
  });

  it.each([
    ['colour', undefined, "'colour' is not answered yet."],
    ['colour', 'constructor', "'colour' is 'constructor'; it should be one of 'red', 'blue'."],
    ['colour', ['red'], `'colour' is ["red"]; it should be one of 'red', 'blue'.`],
    ['order', ['a', 'a', 'b', 'c'], "it should be an array with each of 'c', 'a', 'd', 'b' once."],
    ['order', ['a', 'b', 'c', 'd', 'a'], "it should be an array with each of 'c', 'a', 'd', 'b' once."],
    ['pairs', { one: 'odd' }, "'pairs' gives 'two' nothing; it should be one of 'odd', 'even'."],
    ['pairs', { one: 'odd', two: 'toString' }, "gives 'two' 'toString'"],
    ['number', '2.5', "'number' is '2.5'; it should be a number."],
    ['number', null, "'number' is not answered yet."],
  ])('to %s, %j, in the wrong form is reported', (id, answer, message) => {
    expect(judge(id, answer)).toEqual({
      kind: 'unusable',
      message: expect.stringContaining(message) as string,
    });
  });

  it('in any other order is explained by a reversed pair', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (order) => {
        const judged = judge('order', order);
        if (order.join('') === 'abcd') return judged.kind === 'right';
        if (judged.kind !== 'wrong') return false;
        const [before = '', after = ''] = judged.why.explanation.split(' before ');
        return order.indexOf(before) > order.indexOf(after);
      }),
    );
  });
});

describe('an incomplete question', () => {
  const without = (id: keyof typeof keyInputs, change: object) => () =>
    defineKeys(questions, { ...keyInputs, [id]: { ...keyInputs[id], ...change } });

  it.each([
    [
      'an option without an explanation',
      without('colour', { wrong: {} }),
      /explanations of the wrong options/,
    ],
    [
      'a correct answer that is not an option',
      without('colour', { right: 'green' }),
      /'green' is not one of its options/,
    ],
    ['too few steps', without('order', { steps: [why('one')] }), /need 3 explanations, not 1/],
    ['an item twice', without('order', { right: ['a', 'b', 'c', 'c'] }), /items in order/],
    [
      'an unknown partner',
      without('pairs', { right: { one: 'odd', two: 'red' } }),
      /'red' is not one of its partners/,
    ],
    ['two numbers too close', without('number', { tolerance: 2 }), /must differ/],
    [
      'a key of a different kind',
      () => defineKeys(questions, { ...keyInputs, colour: keyInputs.number }),
      /must be of kind 'option'/,
    ],
  ])('has %s, and says so', (_, define, message) => {
    expect(define).toThrow(message);
  });

  it('has no key, or a key has no question', () => {
    const { colour, ...others } = keyInputs;
    type Input = Parameters<typeof defineKeys>[1];
    expect(() => defineKeys(questions, others as unknown as Input)).toThrow(/'colour': it has no key/);
    const stray = { ...others, colour, essay: colour };
    expect(() => defineKeys(questions, stray as unknown as Input)).toThrow(/a key for 'essay'/);
  });

  it('is defined twice, or has only one option', () => {
    const [first] = questions;
    if (!first) throw new Error('no question');
    expect(() => defineQuestions([first, first])).toThrow(/is defined twice/);
    const options = { red: 'Red.' };
    expect(() => defineQuestions([{ kind: 'choice', id: 'colour', ...common, options }])).toThrow(
      /at least two/,
    );
  });
});

describe('the checks of questions', () => {
  const run = async (id: string, answers: unknown) => {
    const check = questionChecks(questions, keys, 0.5).find((one) => one.id === id);
    if (!check) throw new Error(`no check ${id}`);
    const data = Float64Array.from(answerCodes(answers));
    const value = { dtype: 'float64', shape: [data.length], data } as const;
    const evaluate = () =>
      Promise.resolve({ kind: 'observed', observation: { outputs: { value }, gradients: {} } } as const);
    return check.run({ evaluate }, await randomFor('questions'));
  };

  it('give no points for text, and keep it whole for a person', async () => {
    const text = 'Über „β“: <b>1</b> 😀\n=2+2';
    expect(questionChecks(questions, keys, 0.5).map(({ points }) => points)).toEqual([0.5, 0.5, 0.5, 0.5, 0]);
    const { verdict, written } = await run('essay', { essay: text });
    expect(verdict).toBe('pass');
    expect(written).toEqual({ prompt: 'A prompt?', rubric: ['It says why.'], text });
    expect((await run('essay', { essay: '  ' })).verdict).toBe('fail');
  });

  it('name the wrong answer, and never read one from a prototype', async () => {
    expect(await run('colour', { colour: 'blue' })).toMatchObject({
      verdict: 'fail',
      mistake: 'colour-blue',
    });
    const planted = JSON.parse('{"__proto__": {"colour": "red"}}') as unknown;
    expect((await run('colour', planted)).verdict).toBe('fail');
  });

  it('refuse answers that are not an object or are too long', () => {
    expect(() => answerCodes(undefined)).toThrow(/must be an object/);
    expect(() => answerCodes(['red'])).toThrow(/must be an object/);
    expect(() => answerCodes({ essay: 'x'.repeat(60_000) })).toThrow(/50000 are the most/);
  });
});

it('the stub of an exercise has the texts of its questions', async () => {
  const stub = new URL('../../../exercises/vae-vs-gan/choose-a-model/stub.ts', import.meta.url);
  expect(await readFile(stub, 'utf8')).toBe(answerSheet(asked));
});
