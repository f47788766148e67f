import { expect, test } from 'vitest';
import { withImportAdvice } from '#grader/core/tf-import.ts';
import { processorMs } from '#tests/processor-time.ts';
import { outlined, unasked, withoutOutline } from './outlined.ts';

const thrown = 'your code threw (line 3, column 3): ReferenceError: tf is not defined';
const line = "import * as tf from '@tensorflow/tfjs';";

test.each([
  ["import type * as tf from '@tensorflow/tfjs';", 'Line 1 imports tf as a type'],
  ["\n\nimport type tf from '@tensorflow/tfjs';", 'Line 3 imports tf as a type'],
  ["import { add, type tf } from './x.ts';", 'Line 1 imports tf as a type'],
  ["// import type * as tf from '@tensorflow/tfjs';\nexport const x = 1;", 'at the top of the file'],
  ['export const x = 1;', 'at the top of the file'],
  ["import {\n  add, // a { b }\n  type x as tf,\n} from './x.ts';", 'Line 3 imports tf as a type'],
  ["/* it */ import type { type, tf } from './x.ts';", 'Line 1 imports tf as a type'],
  ["const a = `\nimport type * as tf from 'a';\n`;", 'at the top of the file'],
  ["const a = /`/;\nimport type tf from 'a';", 'Line 2 imports tf as a type'],
  ["import type { tf as x } from './x.ts';", 'at the top of the file'],
  ["import { type as tf, type } from './x.ts';", 'at the top of the file'],
])('tf is not defined: what to change in %j', async (source, said) => {
  const message = await withImportAdvice(thrown, outlined(source));
  expect(message.startsWith(`${thrown}. `)).toBe(true);
  expect(message).toContain(said);
  expect(message).toContain(line);
});

test('another name that is imported as a type says so too', async () => {
  expect(
    await withImportAdvice(
      'ReferenceError: Tensor is not defined',
      outlined("import type { Tensor } from '@tensorflow/tfjs';"),
    ),
  ).toBe(
    'ReferenceError: Tensor is not defined. Line 1 imports Tensor as a type, which is gone when the code runs: remove the word `type`.',
  );
});

test.each(['TypeError: x is not a function', 'ReferenceError: sigma is not defined'])(
  '%s is unchanged',
  async (message) => {
    expect(await withImportAdvice(message, outlined(line))).toBe(message);
  },
);

test('a file is read only if a name is not defined', async () => {
  const message = 'TypeError: x is not a function';
  expect(await withImportAdvice(message, unasked)).toBe(message);
  await expect(withImportAdvice(thrown, unasked)).rejects.toThrow('asked');
});

test('a file that cannot be read adds nothing', async () => {
  expect(await withImportAdvice(thrown, withoutOutline)).toBe(thrown);
});

test('a hostile file of many imports is read within a second of processor time', async () => {
  const source = 'import type a\n'.repeat(18_000);
  const tookMs = await processorMs(() => withImportAdvice(thrown, outlined(source)));
  expect(tookMs).toBeLessThan(1000);
});
