import { expect, test } from 'vitest';
import { fitted, table, wrap } from '#grader/report/style.ts';

// By Unicode's East Asian Width (UAX #11), a Chinese character takes two columns, and so does an emoji.
const names = { 李小明: 6, ada: 3, '👩‍🔬': 2, Zoë: 3, カタカナ: 8 };

test('names in wide characters leave the next column in line', () => {
  const rows = Object.keys(names).map((name) => [name, '1/2']);
  expect(table([['', 'score'], ...rows]).split('\n')).toEqual([
    `${' '.repeat(8)}  score`,
    ...Object.entries(names).map(([name, columns]) => `${name}${' '.repeat(8 - columns)}    1/2`),
  ]);
});

test('styles take no column', () => {
  expect(
    table([
      ['\u001b[1ma\u001b[22m', 'b'],
      ['long', 'c'],
    ]),
  ).toBe('\u001b[1ma\u001b[22m     b\nlong  c');
});

test('lines are broken by their width in columns', () => {
  expect(wrap('漢字 漢字', '', 8)).toBe('漢字\n漢字');
  expect(wrap('漢字 漢字', '', 9)).toBe('漢字 漢字');
});

test('a line is cut between characters, before it is too wide', () => {
  expect(fitted('漢字漢字', 5)).toBe('漢字');
  expect(fitted('ab👩‍🔬c', 3)).toBe('ab');
  expect(fitted('ab👩‍🔬c', 4)).toBe('ab👩‍🔬');
});
