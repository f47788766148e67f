import { expect, test } from 'vitest';
import { defineExercise } from '#grader/core/exercise.ts';
import { missingExports } from '#grader/core/missing-exports.ts';
import { processorMs } from '#tests/processor-time.ts';
import { outlined, unasked, withoutOutline } from './outlined.ts';

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
  [
    'module.exports as in old Node',
    'module.exports = { sampleGaussian() {} };',
    [],
    '`exports` and `module.exports` have no meaning here',
  ],
  [
    'below braces in a text, a template and a regular expression',
    'const a = "}{{", b = `{${`(`}`, c = /[{(]function/;\nfunction sampleGaussian() {}',
    [],
    '(line 2) but not exported: write `export` before `function sampleGaussian`',
  ],
  [
    'an export under another name, with comments and over several lines',
    'function sampleGaussian() {}\nexport {\n  // as sampleGaussian\n  sampleGaussian /* } */ as\n    sample, // it\n};',
    ['sample'],
    "exported under the name 'sample'",
  ],
  [
    'the name behind a comma',
    'const one = 1,\n  sampleGaussian = () => 1;',
    [],
    '(line 2) but not exported: write `export` before `const sampleGaussian`',
  ],
  [
    'a name taken out of an object',
    'const { a: { sampleGaussian } } = { a: { sampleGaussian: 1 } };',
    [],
    'before `const sampleGaussian`',
  ],
  [
    'a function with comments in its head',
    'async /* { */ function\n// it\n* sampleGaussian() {}',
    [],
    '(line 3) but not exported: write `export` before `async function* sampleGaussian`',
  ],
  ['an abstract class', 'abstract class sampleGaussian {}', [], 'before `abstract class sampleGaussian`'],
  ['a function inside a block', '{\n  function sampleGaussian() {}\n}', [], 'function or block (line 2)'],
  [
    'a variable of a loop',
    'for (const sampleGaussian of []) sampleGaussian;',
    [],
    'function or block (line 1)',
  ],
  [
    'both inside and at the top level',
    'function outer() {\n  const sampleGaussian = 1;\n}\nfunction sampleGaussian() {}',
    [],
    'is defined (line 4)',
  ],
  [
    'a method',
    'export class Sampler {\n  sampleGaussian() {}\n}',
    ['Sampler'],
    'a member of a class or an object (line 2): write it as a function',
  ],
  [
    'a property of an object',
    'export const all = { sampleGaussian: () => 1 };',
    ['all'],
    'a member of a class or an object (line 1)',
  ],
])('the message for a missing export says where the function is: %s', async (_, source, exported, said) => {
  const message = (await missingExports(exercise, exported, outlined(source))) ?? '';
  expect(message).toMatch(/^unit\/sample\.ts must export 'sampleGaussian'\. /);
  expect(message).toContain(said);
});

test.each([
  ['a comment', '// function sampleGaussian() {}'],
  ['a text', 'const text = "function sampleGaussian() {}";'],
  ['a template', 'const text = `\nfunction sampleGaussian() {}\n`;'],
  ['a template within a template', 'const text = `${`\nfunction sampleGaussian() {}\n`}`;'],
  ['a regular expression', "const one = /'/, two = /function sampleGaussian() {}/;"],
  ['the name of an expression', 'const f = function sampleGaussian() {};'],
  ['a parameter', 'const f = (sampleGaussian: number) => 1;'],
  ['a type', 'declare function sampleGaussian(): void;\ninterface A { sampleGaussian(): void }'],
  ['a signature', 'function sampleGaussian(): void;'],
  ['the text exports', 'const text = "exports.sampleGaussian = 1", other = a.exports.b;'],
  ['a file nested too deeply to be read', `function sampleGaussian() {}${'('.repeat(100_000)}`],
  ['nothing', ''],
])('a missing export that occurs only in %s is not found', async (_, source) => {
  expect(await missingExports(exercise, [], outlined(source))).toBe(
    "unit/sample.ts must export 'sampleGaussian'.",
  );
});

test('a file with all exports gets no message, and is not read', async () => {
  expect(await missingExports(exercise, ['sampleGaussian'], unasked)).toBeUndefined();
});

test('a file that cannot be read gets the plain message', async () => {
  expect(await missingExports(exercise, [], withoutOutline)).toBe(
    "unit/sample.ts must export 'sampleGaussian'.",
  );
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
    const tookMs = await processorMs(() => missingExports(exercise, ['a'], outlined(source)));
    expect(tookMs).toBeLessThan(1000);
  },
);
