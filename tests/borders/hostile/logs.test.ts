/** Kinds: commands of a CI's log; invisible characters. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { inert, inertJson } from '#grader/report/inert.ts';
import { forLog, visible } from '#grader/report/style.ts';
import { exerciseReport, gradebook, submissionReport } from '#grader/report/terminal.ts';
import { property } from '#tests/borders/property.ts';
import { check, exercise, submission } from '#tests/unit/report/results.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Whether a runner executes part of a line: GitHub's looks for `##[` anywhere, as Azure's for `##vso[`. */
const isCommand = (line: string): boolean => line.trim().startsWith('::') || /##\[|##vso\[/i.test(line);

test.each([
  '::error::x',
  '   ::stop-commands::x',
  'words ::error::x',
  'words\n\t::error::x',
  '\u00a0::error::x',
  '##[error]x',
  'words##[group]x',
  '##vso[task.complete]',
  '##VSO[task.complete]',
])('a runner finds no command in %j', (text) => {
  expect(forLog(text).split('\n').some(isCommand)).toBe(false);
  expect(forLog(text)).not.toBe(text);
});

test.each(['std::vector', 'a::b', '# heading', '## [x]', 'C#'])('%j stays as it is', (text) => {
  expect(forLog(text)).toBe(text);
});

property(
  'no report has a line that is a command',
  fc.array(
    fc.constantFrom('::', 'error', ' ', '\n', '##', '[', 'vso[', 'x', '\t', '\u00a0', '\u2003', '😀'),
    {
      maxLength: 60,
    },
  ),
  2000,
  (parts) => {
    const text = parts.join('');
    const one = exercise({
      ...{ verdict: 'fail', message: text, printed: text },
      typeErrors: [{ line: 1, column: 1, message: text }],
      checks: [check({ verdict: 'fail', message: text })],
    });
    const graded = submission({ submission: text, exercises: [one] });
    const lines = [exerciseReport(one), submissionReport(graded), gradebook([graded])]
      .join('\n')
      .split(/[\r\n]/);
    expect(lines.filter(isCommand)).toEqual([]);
    const json = inertJson(graded);
    expect(json.split('\n').filter(isCommand)).toEqual([]);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(graded)));
  },
);

describe("under GitHub's runner", () => {
  test('a report is between two lines with a token that differs each time', () => {
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    const [first = '', middle, last] = inert('::error::x').split('\n');
    expect(first).toMatch(/^::stop-commands::[0-9a-f]{32}$/);
    expect([middle, last]).toEqual(['::error::x', `::${first.slice('::stop-commands::'.length)}::`]);
    expect(inert('x')).not.toBe(inert('x'));
  });
  test('and elsewhere unchanged', () => {
    vi.stubEnv('GITHUB_ACTIONS', '');
    expect(inert('x')).toBe('x');
  });
});

test.each([
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\u2028', '\u2029', '\ufeff', '\u00ad'],
  ...[
    '\u2060',
    '\u3164',
    '\u115f',
    '\u034f',
    '\u{e0041}',
    '\u{e0001}',
    '\u{e0100}',
    '\ud800',
    '\u202e',
    '\u0085',
  ],
])('the invisible character %j is shown', (character) => {
  expect(visible(`ada${character}`)).toBe('ada\ufffd');
});

test('pictographs, accents and other scripts stay', () => {
  for (const text of ['👩‍🔬 ❤️ 👍🏽', 'Ångström', 'علي', '語\n\tx', 'é']) expect(visible(text)).toBe(text);
});
