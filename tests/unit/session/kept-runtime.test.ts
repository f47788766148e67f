import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { KeptRuntime } from '#grader/session/node/isolation/kept-runtime.ts';

const root = mkdtempSync(join(tmpdir(), 'genlab-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const source = join(root, 'source.ts');
const made = join(root, 'made');
mkdirSync(made);
writeFileSync(join(made, 'a.txt'), 'made');

test('what one grader keeps, another takes a copy of, as long as its sources are the same', () => {
  // A content of this run alone: what is kept outlives it.
  writeFileSync(source, root);
  const [first, second] = [new KeptRuntime([source]), new KeptRuntime([source])];
  expect(second.take('code', join(root, 'too early'))).toBe(false);
  first.keep('code', made);
  expect(second.take('code', join(root, 'taken'))).toBe(true);
  expect(readFileSync(join(root, 'taken', 'a.txt'), 'utf8')).toBe('made');

  writeFileSync(join(root, 'taken', 'a.txt'), 'changed');
  expect(second.take('code', join(root, 'again'))).toBe(true);
  expect(readFileSync(join(root, 'again', 'a.txt'), 'utf8')).toBe('made');

  writeFileSync(source, `${root}, changed`);
  expect(new KeptRuntime([source]).take('code', join(root, 'changed'))).toBe(false);
});
