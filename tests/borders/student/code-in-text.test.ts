/**
 * `code` in hints, diagnoses and messages is styled where a terminal shows styles, and marked by backticks elsewhere.
 */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { exerciseReport } from '#grader/report/terminal.ts';
import { withCode, wrap } from '#grader/report/style.ts';
import { cli } from '#tests/unit/cli/genlab.ts';
import { check, exercise } from '#tests/unit/report/results.ts';

const bold = (text: string): string => `\x1b[1m${text}\x1b[22m`;
afterEach(() => {
  vi.unstubAllEnvs();
});
const styled = (on: boolean): void => {
  vi.stubEnv('FORCE_COLOR', on ? '1' : '0').stubEnv('NO_COLOR', on ? undefined : '1');
};

test('words of code are bold one by one, and the backticks are gone', () => {
  styled(true);
  expect(withCode('Write `tf.mul(a, b)` first, a ` stays.')).toBe(
    `Write ${bold('tf.mul(a,')} ${bold('b)')} first, a \` stays.`,
  );
});

test('without styles the text is unchanged', () => {
  styled(false);
  expect(withCode('Write `tf.mul(a, b)`.')).toBe('Write `tf.mul(a, b)`.');
});

test('lines are as long as the same lines without styles', () => {
  styled(true);
  const text = 'so many words `and code` in it '.repeat(8).trim();
  const plain = text.replaceAll('`', '');
  expect(stripVTControlCharacters(wrap(withCode(text), '  ', 40))).toBe(wrap(plain, '  ', 40));
});

test('in a report: the message, each check and the diagnosis', () => {
  styled(true);
  const diagnosis = { mistake: 'm', explanation: 'You wrote `c`.', lesson: '/l' };
  const report = exerciseReport(
    exercise({
      message: 'Write `a`.',
      checks: [check({ verdict: 'fail', message: 'It is `b`.', diagnosis })],
    }),
  );
  for (const text of ['a', 'b', 'c']) expect(report).toContain(bold(text));
  expect(report).not.toContain('`');
});

/** What `genlab hint` prints. */
function hints(env: Record<string, string>): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !/^(NO|FORCE)_COLOR$/.test(name));
  const child = spawn(process.execPath, [cli, 'hint', 'train-gan', '--all'], {
    env: { ...Object.fromEntries(own), ...env },
  });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  return new Promise((resolve) => {
    child.on('close', () => {
      resolve(out);
    });
  });
}

test('in hints', async () => {
  const [inStyle, plain] = [await hints({ FORCE_COLOR: '1' }), await hints({ NO_COLOR: '1' })];
  expect(plain).toMatch(/`[^`]+`/);
  expect(plain).not.toContain('\x1b');
  expect(inStyle).not.toContain('`');
  expect(inStyle).toContain('\x1b[1m');
});
