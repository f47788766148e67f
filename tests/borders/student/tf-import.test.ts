import { expect, test } from 'vitest';
import { withImportAdvice } from '#grader/core/tf-import.ts';
import { processorMs } from '#tests/processor-time.ts';

const thrown = 'your code threw (line 3, column 3): ReferenceError: tf is not defined';
const line = "import * as tf from '@tensorflow/tfjs';";

test.each([
  ["import type * as tf from '@tensorflow/tfjs';", 'Line 1 imports tf as a type'],
  ["\n\nimport type tf from '@tensorflow/tfjs';", 'Line 3 imports tf as a type'],
  ["import { add, type tf } from './x.ts';", 'Line 1 imports tf as a type'],
  ["// import type * as tf from '@tensorflow/tfjs';\nexport const x = 1;", 'at the top of the file'],
  ['export const x = 1;', 'at the top of the file'],
])('tf is not defined: what to change in %j', (source, said) => {
  const message = withImportAdvice(thrown, source);
  expect(message.startsWith(`${thrown}. `)).toBe(true);
  expect(message).toContain(said);
  expect(message).toContain(line);
});

test('another name that is imported as a type says so too', () => {
  expect(
    withImportAdvice(
      'ReferenceError: Tensor is not defined',
      "import type { Tensor } from '@tensorflow/tfjs';",
    ),
  ).toBe(
    'ReferenceError: Tensor is not defined. Line 1 imports Tensor as a type, which is gone when the code runs: remove the word `type`.',
  );
});

test.each(['TypeError: x is not a function', 'ReferenceError: sigma is not defined'])(
  '%s is unchanged',
  (message) => {
    expect(withImportAdvice(message, line)).toBe(message);
  },
);

test('a hostile file of many imports is read within a second of processor time', async () => {
  const tookMs = await processorMs(() => withImportAdvice(thrown, 'import type a\n'.repeat(18_000)));
  expect(tookMs).toBeLessThan(1000);
});
