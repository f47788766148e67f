/** docs/tests.md says what each long proof proves; npm test skips no other file. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..', '..');

test('docs/tests.md has a row for each long proof', () => {
  const text = readFileSync(join(project, 'docs', 'tests.md'), 'utf8');
  const listed = [...text.matchAll(/^\| `(tests\/\S+\.test\.ts)` /gm)].map(([, file]) => file);
  const proofs = globSync('tests/**/*.proof.test.ts', { cwd: project });
  expect(proofs.length).toBeGreaterThan(0);
  expect(listed.toSorted()).toEqual(proofs.toSorted());
});
