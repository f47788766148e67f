import { expect, it } from 'vitest';

import { reportedTable } from '#site/src/markdown/reported-table.ts';

const report = {
  One: {
    head: ['', 'a', 'b'],
    body: [
      ['first', '1', '2'],
      ['second', '3', '4'],
    ],
  },
  Two: { head: ['', 'c'], body: [['third', '5']] },
};

it('takes a whole table', () => {
  expect(reportedTable(report, { section: 'Two' })).toEqual({ head: ['', 'c'], body: [['third', '5']] });
});

it('takes rows and columns by name, in the requested order', () => {
  const narrow = reportedTable(report, { section: 'One', rows: ['second', 'first'], columns: ['b'] });
  expect(narrow).toEqual({
    head: ['', 'b'],
    body: [
      ['second', '4'],
      ['first', '2'],
    ],
  });
});

it.each([
  [{ section: 'Three' }, "under the heading 'Three'"],
  [{ section: 'One', rows: ['third'] }, "'One' has no 'third'; it has first, second"],
  [{ section: 'One', columns: ['c'] }, "'One' has no 'c'; it has a, b"],
])('refuses an unknown name', (choice, message) => {
  expect(() => reportedTable(report, choice)).toThrow(message);
});
