/** The outline of a file in a process under limits: it is the same as in a page, or there is none. */
import { createHash } from 'node:crypto';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { outlineCaps } from '#grader/core/outline.ts';
import { outlineSubmission } from '#grader/session/node/index.ts';
import { outlineOf } from '#grader/session/outline-of.ts';

const plain = `import type { Tensor } from '@tensorflow/tfjs';
import fs, { type Stats } from 'node:fs';
export const one = 1;
async function* two() {}
export { two as second };
export default function three() { class Four {} }
`;

test('has declarations, exports, imports and types', async () => {
  expect(await outlineSubmission(plain)).toEqual({
    declarations: [
      { name: 'one', keyword: 'const', line: 3, place: 'top level' },
      { name: 'two', keyword: 'async function*', line: 4, place: 'top level' },
      { name: 'three', keyword: 'function', line: 6, place: 'top level' },
      { name: 'Four', keyword: 'class', line: 6, place: 'inside' },
    ],
    exports: [
      { local: 'one', name: 'one' },
      { local: 'two', name: 'second' },
      { local: 'three', name: 'default' },
    ],
    commonJs: false,
    imports: [{ specifier: 'node:fs', line: 2, column: 32 }],
    types: [
      { name: 'Tensor', line: 1 },
      { name: 'Stats', line: 2 },
    ],
  });
});

test.each([
  ['parentheses', '('.repeat(200_000)],
  ['blocks', '{'.repeat(200_000)],
  ['types', `type A = ${'['.repeat(100_000)}`],
  ['operators', `const a = 1${' + 1'.repeat(60_000)};`],
])('a file of too deeply nested %s has none, and the next file has one', async (_, source) => {
  expect(await outlineSubmission(source)).toBeUndefined();
  expect(await outlineSubmission(plain)).toEqual(outlineOf(ts, plain));
});

test('the largest outline is within the limits of a reply, and what is beyond is left out', async () => {
  const { entries, name, specifier } = outlineCaps;
  // Each takes six bytes in JSON.
  const odd = (length: number): string => '\\u{1}'.repeat(length);
  const long = (i: number): string => `${'\u{10400}'.repeat((name - 8) / 2)}${10_000_000 + i}`;
  const lines = Array.from(
    { length: entries + 1 },
    (_, i) =>
      `const ${long(i)} = 1; export { ${long(i)} as '${odd(name)}' }; import { type ${long(i)} } from '${odd(specifier)}';`,
  );
  const outline = await outlineSubmission(
    [`const ${'x'.repeat(name + 1)} = 1; import '${odd(specifier + 1)}';`, ...lines].join('\n'),
  );
  const { declarations = [], exports = [], imports = [], types = [] } = outline ?? {};
  for (const list of [declarations, exports, imports, types]) expect(list).toHaveLength(entries);
  expect(declarations[0]).toMatchObject({ name: long(0), line: 2 });
  expect(imports[0]).toMatchObject({ specifier: '\u0001'.repeat(specifier), line: 2 });
});

test('letters without pattern are read like any other text', async () => {
  for (let i = 0; i < 20; i++) {
    const bytes = Array.from({ length: 200 }, (_, j) => createHash('sha256').update(`${i} ${j}`).digest());
    const source = Buffer.concat(bytes).toString('latin1');
    expect(await outlineSubmission(source)).toEqual(outlineOf(ts, source));
  }
});
