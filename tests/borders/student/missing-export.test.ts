import { expect, test } from 'vitest';
import { defineExercise } from '#grader/core/exercise.ts';
import { missingExports } from '#grader/core/missing-exports.ts';
import { processorMs } from '#tests/processor-time.ts';

const exercise = defineExercise({
  id: 'unit/sample',
  title: 'Sample',
  points: 1,
  lesson: 'unit/sample',
  entry: ['sampleGaussian'],
  hints: ['a', 'b', 'c'],
});

test.each([
  ['a function', 'function sampleGaussian() {}', [], 'before `function sampleGaussian`'],
  ['an async function', 'async function sampleGaussian() {}', [], 'before `async function sampleGaussian`'],
  ['a generator', 'function* sampleGaussian() {}', [], 'before `function* sampleGaussian`'],
  [
    'a constant',
    '\n\nconst sampleGaussian = () => 1;',
    [],
    '(line 3) but not exported: write `export` before `const sampleGaussian`',
  ],
  ['a variable', 'let sampleGaussian = () => 1;', [], 'before `let sampleGaussian`'],
  ['a class', 'class sampleGaussian {}', [], 'before `class sampleGaussian`'],
  [
    'a default export',
    'export default function sampleGaussian() {}',
    ['default'],
    'write `export function sampleGaussian` without `default`',
  ],
  [
    'a default export by name',
    'const sampleGaussian = 1;\nexport default sampleGaussian;',
    ['default'],
    'write `export const sampleGaussian` without `default`',
  ],
  [
    'a default export in braces',
    'const sampleGaussian = 1;\nexport { sampleGaussian as default };',
    ['default'],
    'without `default`',
  ],
  [
    'a default export without a name',
    'export default () => 1;',
    ['default'],
    "give it the name 'sampleGaussian'",
  ],
  [
    'an export under another name',
    'function sampleGaussian() {}\nexport { sampleGaussian as sample };',
    ['sample'],
    "exported under the name 'sample'",
  ],
  [
    'a different case',
    'export function SampleGaussian() {}',
    ['SampleGaussian'],
    "There is 'SampleGaussian' (case matters): rename it to 'sampleGaussian'.",
  ],
  [
    'a different case, not exported',
    'function samplegaussian() {}',
    [],
    "rename it to 'sampleGaussian', and export it.",
  ],
  [
    'a typing error',
    'export function sampleGausian() {}',
    ['sampleGausian'],
    "There is 'sampleGausian' (the names differ)",
  ],
  [
    'a function inside another',
    'function outer() {\n  function sampleGaussian() {}\n}',
    [],
    'inside another function or block (line 2)',
  ],
  [
    'exports as in old Node',
    'exports.sampleGaussian = () => 1;',
    [],
    '`exports` and `module.exports` have no meaning here',
  ],
])('the message for a missing export says where the function is: %s', (_, source, exported, said) => {
  const message = missingExports(exercise, exported, source) ?? '';
  expect(message).toMatch(/^unit\/sample\.ts must export 'sampleGaussian'\. /);
  expect(message).toContain(said);
});

test.each([
  ['a comment', '// function sampleGaussian() {}'],
  ['a text', 'const text = "function sampleGaussian() {}";'],
  ['a template', 'const text = `\nfunction sampleGaussian() {}\n`;'],
  ['nothing', ''],
])('a missing export that occurs only in %s is not found', (_, source) => {
  expect(missingExports(exercise, [], source)).toBe("unit/sample.ts must export 'sampleGaussian'.");
});

test('a file with all exports gets no message', () => {
  expect(missingExports(exercise, ['sampleGaussian'], '')).toBeUndefined();
});

test.each([
  ['declarations', 'let a;'.repeat(40_000)],
  ['spaces', `function${' '.repeat(250_000)}`],
  ['braces that never close', 'export {'.repeat(30_000)],
  ['quotes that never close', ("'" + '\n').repeat(100_000)],
  ['imports', 'import type\n'.repeat(20_000)],
])(
  'a missing export in a hostile file of many %s is looked for within a second of processor time',
  async (_, source) => {
    expect(await processorMs(() => missingExports(exercise, ['a'], source))).toBeLessThan(1000);
  },
);
