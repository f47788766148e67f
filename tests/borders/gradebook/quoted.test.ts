/** Files of programs that quote every cell, and ids that a spreadsheet stores as text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { property } from '#tests/borders/property.ts';
import { exercise, failed, submission } from '#tests/unit/report/results.ts';
import { filled } from './helpers.ts';

/** 2 of 4 points. */
const graded = (name: string) => submission({ submission: name, exercises: [exercise(), failed] });

describe('the form of a gradebook is recognised if every cell is quoted', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('with %s', (_, delimiter) => {
    const table = [
      ['"id"', '"name"', '"grade"'],
      ['"ada"', '"Lovelace, Ada; Countess"', '""'],
      ['"bob"', '"x ""y"""', '"9"'],
    ];
    const text = (grade: string): string =>
      table
        .map((cells, i) => (i === 1 ? [...cells.slice(0, 2), grade] : cells).join(delimiter))
        .map((line) => `${line}\r\n`)
        .join('');
    expect(filled(text('""'), [graded('ada')], { columns: ['grade'] })).toBe(text('2'));
  });

  test('a header may hold another delimiter', () => {
    const text = '"id";"grade, total"\n"ada";""\n';
    expect(filled(text, [graded('ada')], { columns: ['grade, total'] })).toBe(
      '"id";"grade, total"\n"ada";2\n',
    );
  });

  test.each([
    ['"id","grade"\n"ada","x"y\n', /line 2 has text after the closing quote/],
    ['"id","grade"\n"ada","x\n', /line 2 opens a quote/],
    ['"id"x,"grade"\n', /line 1 has text after the closing quote/],
  ])('a quote that is wrong is named by its own line: %j', (text, message) => {
    expect(() => filled(text, [graded('ada')])).toThrow(message);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '\t', '"', '\n', '7', '=') });
  property(
    'a table with every cell in quotes comes back with every foreign cell as it was',
    fc.tuple(fc.constantFrom(',', ';', '\t'), fc.array(cell, { minLength: 1, maxLength: 6 })),
    2000,
    ([delimiter, notes]) => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const row = (id: string, note: string, grade: string): string =>
        `${[quote(id), quote(note), grade].join(delimiter)}\n`;
      const text = (grade: string): string =>
        row('id', 'note', '"grade"') +
        notes.map((note, i) => row(`s${i}`, note, i === 0 ? grade : '""')).join('');
      expect(filled(text('""'), [graded('s0')], { columns: ['grade'] })).toBe(text('2'));
    },
  );
});

describe('ids with leading zeros that a spreadsheet keeps', () => {
  test.each(['="0012"', '"=""0012"""', '" =""0012"""'])('%s', (id) => {
    const text = `id,grade\n${id},\n`;
    expect(filled(text, [graded('0012')], { columns: ['grade'] })).toBe(`id,grade\n${id},2\n`);
  });
});
