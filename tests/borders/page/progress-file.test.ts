/** A progress file is untrusted: it leads to an import or to a sentence, and never removes existing work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exported, imported, importedObjectives, textOf } from '#site/src/progress/transfer.ts';
import type { Work } from '#site/src/progress/work.ts';
import { property } from '#tests/borders/property.ts';

const known = ['unit/a', 'unit/b', 'other/c'];
const work: Record<string, Work> = { 'unit/a': { code: 'export {};\n', passed: true } };

const file = (exercises: string): string => `{"format":"genlab work","version":1,"exercises":${exercises}}`;

describe('a hostile progress file', () => {
  it.each([
    ['a prototype as an exercise', file('{"__proto__":{"code":"x","passed":true}}'), '“__proto__”'],
    ['a name that every object has', file('{"constructor":{"code":"x","passed":true}}'), '“constructor”'],
    [
      'an exercise that is inherited',
      '{"__proto__":{"format":"genlab work","version":1}}',
      'was not exported from this course',
    ],
    ['work that is inherited', file('{"unit/a":{"__proto__":{"code":"x","passed":true}}}'), 'cannot be read'],
    ['code that is not text', file('{"unit/a":{"code":["x"],"passed":true}}'), 'cannot be read'],
    ['a mark that is not one', file('{"unit/a":{"code":"x","passed":"yes"}}'), 'cannot be read'],
    ['a list of exercises', file('[{"code":"x","passed":true}]'), 'contains no exercises'],
    ['a long name', file(JSON.stringify({ ['x'.repeat(1e6)]: {} })), 'x…”'],
    ['a name with an escape', file('{"\\u001b[2Junit/a":{"code":"x","passed":true}}'), '“�[2Junit/a”'],
    [
      'a version that is a record',
      '{"format":"genlab work","version":{"toString":1}}',
      'format version unknown',
    ],
    ['endless nesting', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'cannot be read'],
    ['a huge file', ' '.repeat(10_000_001), '10000001 characters'],
    [
      'huge code',
      file(JSON.stringify({ 'unit/a': { code: 'x'.repeat(1_000_001), passed: true } })),
      '1000001',
    ],
  ])('is refused by one short sentence: %s', (_, text, words) => {
    const message = refusal(text);
    expect(message).toContain(words);
    expect(message.length).toBeLessThan(300);
    expect(message).not.toMatch(/\p{Cc}/u);
  });

  it('imports only the expected fields of each exercise', () => {
    const more = file('{"unit/a":{"code":"x","passed":true,"html":"<b>","__proto__":{"y":1}}}');
    const taken = imported(more, known);
    expect(taken).toEqual({ 'unit/a': { code: 'x', passed: true } });
    expect(Object.getPrototypeOf(taken['unit/a'])).toBe(Object.prototype);
  });

  it.each([
    ['a record in place of the list', '{"unit/a#derive":true,"length":1}'],
    ['lists in the list', '[["unit/a#derive"]]'],
    ['other names', '["__proto__","unit/a","unit/a#derive "]'],
    ['a text', '"unit/a#derive"'],
  ])('checks no objective off: %s', (_, objectives) => {
    const more = `{"format":"genlab work","version":1,"exercises":{},"objectives":${objectives}}`;
    expect(importedObjectives(more, ['unit/a#derive'])).toEqual([]);
  });

  it('is not read at all if it is too large', async () => {
    const huge = { size: 2 ** 31, text: () => Promise.reject(new Error('it was read')) };
    await expect(textOf(huge)).rejects.toThrow('2147483648 bytes');
    await expect(textOf(new File([exported(work)], 'work.json'))).resolves.toBe(exported(work));
  });
});

const keys = fc.constantFrom(...known, '__proto__', 'constructor', 'toString', 'unit/zzz', 'code', 'passed');
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.jsonValue(),
    fc.record({ code: fc.string({ unit: 'binary' }), passed: fc.boolean() }),
    fc.record({ code: fc.jsonValue(), passed: fc.jsonValue() }, { requiredKeys: [] }),
    fc.array(fc.tuple(keys, tie('any')), { maxLength: 4 }),
  ),
})).any;
/** Written by hand, so that `__proto__` is a key like any other, and a key may come twice. */
const record = fc
  .array(fc.tuple(fc.oneof(keys, fc.string()), value), { maxLength: 4 })
  .map(
    (entries) =>
      `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`,
  );
const text = fc.oneof(
  record.map(file),
  fc.tuple(record, fc.nat(200), fc.string({ maxLength: 3 })).map(([some, at, put]) => {
    const whole = file(some);
    const cut = at % whole.length;
    return whole.slice(0, cut) + put + whole.slice(cut + put.length);
  }),
  fc.dictionary(fc.string(), fc.record({ code: fc.string(), passed: fc.boolean() })).map(exported),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

property('any file ends in an import or in a sentence', text, 20_000, (any) => {
  let taken: ReturnType<typeof imported>;
  try {
    taken = imported(any, known);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toMatch(/^(This|The work|The code) [^\n]+\.$/);
    expect(message.length).toBeLessThan(300);
    return;
  }
  expect(known).toEqual(expect.arrayContaining(Object.keys(taken)));
  for (const one of Object.values(taken))
    expect(one).toStrictEqual({ code: expect.any(String) as string, passed: expect.any(Boolean) as boolean });
  expect(imported(exported(taken), known)).toEqual(taken);
});

function refusal(any: string): string {
  try {
    imported(any, known);
  } catch (error) {
    return (error as Error).message;
  }
  return 'it was taken';
}
