import { afterAll, expect, it } from 'vitest';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';

const checker = new TypeChecker();
const impatient = new TypeChecker({ limitMs: 1 });
afterAll(() => {
  checker.close();
  impatient.close();
});

it('knows the tensor library, and counts lines and columns from 1', async () => {
  const text = "import * as tf from '@tensorflow/tfjs';\nexport const x: string = tf.scalar(1);\n";
  expect((await checker.check({ 'unit/one.ts': text }))['unit/one.ts']).toEqual([
    { line: 2, column: 14, message: "Type 'Scalar' is not assignable to type 'string'." },
  ]);
});

it('keeps the scopes of two files apart, and forgets the files of the call before', async () => {
  const errors = await checker.check({ 'unit/a.ts': 'const x: number = 1;', 'unit/b.ts': "const x = 'b';" });
  expect(errors).toEqual({ 'unit/a.ts': [], 'unit/b.ts': [] });
  const [gone] = (await checker.check({ 'unit/c.ts': "export * from './a.ts';" }))['unit/c.ts'] ?? [];
  expect(gone?.message).toContain("Cannot find module './a.ts'");
});

it('reads nothing outside the libraries', async () => {
  const text =
    "import { defineExercise } from '../../grader/core/index.ts';\nexport const x: 1 = defineExercise;\n";
  const [first] = (await checker.check({ 'unit/a.ts': text }))['unit/a.ts'] ?? [];
  expect(first?.message).toContain('Cannot find module');
});

it('says that the types were not checked after its time limit, and accepts the next call', async () => {
  // No process is up within a millisecond.
  const wrong = { 'unit/a.ts': 'export const x: string = 1;' };
  for (let i = 0; i < 2; i++) {
    const [first, ...others] = (await impatient.check(wrong))['unit/a.ts'] ?? [];
    expect(first?.message).toBe('the types of this file were not checked: checking took more than 0.001 s.');
    expect(others).toEqual([]);
  }
});
