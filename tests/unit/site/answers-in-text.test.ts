/** The form of an exercise that asks questions reads and writes the student's file. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripTypes } from '#grader/session/node/index.ts';
import { answerEdit, writtenAnswers } from '#site/src/desk/answers-in-text.ts';
import { property } from '#tests/borders/property.ts';

const stub = await readFile(
  new URL('../../../exercises/vae-vs-gan/choose-a-model/stub.ts', import.meta.url),
  'utf8',
);

function edited(text: string, name: string, value: unknown): string {
  const edit = answerEdit(text, name, value);
  if (!edit) throw new Error(`no place for ${name}`);
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
}

/** What the file exports as `answers`, as Node runs it. */
const run = async (text: string): Promise<Record<string, unknown>> => {
  const url = `data:text/javascript,${encodeURIComponent(stripTypes(text))}`;
  return ((await import(url)) as { answers: Record<string, unknown> }).answers;
};

const answer = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), // no −0
  fc.array(fc.string(), { maxLength: 4 }),
  fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), fc.string({ unit: 'grapheme' }), { maxKeys: 4 }),
);

describe('an answer is written into a file', () => {
  property('so that Node reads it, and so does the form', answer, 400, async (value) => {
    const text = edited(stub, 'midpointNorm', value);
    const { midpointNorm, ...others } = await run(text);
    expect(midpointNorm).toEqual(value);
    expect(writtenAnswers(text)?.get('midpointNorm')).toMatchObject({ value, isComputed: false });
    expect(Object.values(others).filter((other) => other !== undefined)).toEqual([]);
  });

  test('and the rest of the file stays as it is', () => {
    const text = edited(stub, 'midpointNorm', 7.07);
    expect(text).toBe(stub.replace('midpointNorm: undefined', 'midpointNorm: 7.07'));
    expect(edited(text, 'midpointNorm', undefined)).toBe(stub);
  });

  test.each([
    ['export const answers = {};', 'export const answers = {\n  a: 1,};'],
    ['export const answers = { b: 2 };', 'export const answers = { b: 2,\n  a: 1, };'],
    ['export const answers = { b: 2, };', 'export const answers = { b: 2,\n  a: 1, };'],
  ])('which has no entry for it yet: %s', async (text, expected) => {
    expect(edited(text, 'a', 1)).toBe(expected);
    expect((await run(expected))['a']).toBe(1);
  });

  test.each(['', 'export const other = {};', 'export const answers = other();', 'const {'])(
    'unless it declares no such object: %j',
    (text) => {
      expect(answerEdit(text, 'a', 1)).toBeUndefined();
      expect(writtenAnswers(text)).toBeUndefined();
    },
  );
});

describe('what a student wrote is read', () => {
  test.each([
    ["'it\\'s'", "it's"],
    ['"a\\nb"', 'a\nb'],
    ['`two\nlines`', 'two\nlines'],
    ['-3.5', -3.5],
    ['1e-3', 1e-3],
    ["[ 'a', // first\n 'b', ]", ['a', 'b']],
    ["{ 'a': 'x', b: \"y\" }", { a: 'x', b: 'y' }],
  ])('%s', async (source, value) => {
    const text = `export const answers: Record<string, unknown> = { q: ${source} };`;
    expect((await run(text))['q']).toEqual(value);
    expect(writtenAnswers(text)?.get('q')).toMatchObject({ value, isComputed: false });
  });

  test.each(['1 + 1', 'f()', '`a${1}`', '[f()]', '{ ...other }', '{ a: f() }', "'\\u0041'", '- f', '!1'])(
    'or known to be computed: %s',
    (source) => {
      const text = `export const answers = { q: ${source}, r: 1 };`;
      expect(writtenAnswers(text)?.get('q')).toMatchObject({ value: undefined, isComputed: true });
      expect(edited(text, 'q', 2)).toBe('export const answers = { q: 2, r: 1 };');
    },
  );
});
