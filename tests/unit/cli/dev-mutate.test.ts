import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { genlab, id, makeCourse } from './genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
const mutate = (...args: string[]) =>
  genlab(made.base, 'dev', 'mutate', id, '--course', made.course, '--draws', '3', ...args);
const file = (name: string): string => join(made.course, id, '_private', name);
const equivalent = (code: string): string =>
  `export default [{ code: ${JSON.stringify(code)}, reason: 'it computes the same' }];\n`;

beforeAll(async () => {
  made = await makeCourse();
  await mkdir(join(made.course, id, '_private'), { recursive: true });
});
afterAll(() => made.remove());

test('the checks of the first exercise kill all mutants', async () => {
  const { code, out } = await mutate();
  expect(out).toMatch(/✓ reparametrization\/sample-gaussian: \d+ mutants killed, 0 equivalent, 0 alive/);
  expect(code).toBe(0);
});

/** A solution whose last expression varies. */
const solution = (expression: string): string => `import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const sigma = tf.exp(tf.div(logVar, 2));
  return ${expression};
}
`;

test('a survivor is listed with its place until it is recorded as equivalent', async () => {
  const kept = await readFile(file('solution.ts'), 'utf8');
  await writeFile(file('solution.ts'), solution('tf.add(mu, tf.mul(sigma, tf.sum(tf.stack([eps], 2), 2)))'));
  const survivor = 'return tf.add(mu, tf.mul(sigma, tf.mean(tf.stack([eps], 2), 2)));';
  const { code, out } = await mutate();
  expect(code).toBe(1);
  expect(out).toContain(`solution.ts:5:38 related operation\n    ${survivor}`);

  await writeFile(file('equivalent-mutants.ts'), equivalent(survivor));
  const recorded = await mutate();
  expect(recorded.out).toContain('1 equivalent');
  expect(recorded.out).not.toContain(survivor);

  await writeFile(file('equivalent-mutants.ts'), equivalent('return 0;'));
  const stale = await mutate();
  expect(stale.out).toContain('equivalent-mutants.ts: no mutant of the solution is `return 0;`. Remove it.');
  expect(stale.code).toBe(1);

  const killed = 'return tf.sub(mu, tf.mul(sigma, tf.sum(tf.stack([eps], 2), 2)));';
  await writeFile(file('equivalent-mutants.ts'), equivalent(killed));
  expect((await mutate()).out.replaceAll(/\s+/g, ' ')).toContain(`\`${killed}\` is killed. Remove it.`);
  await writeFile(file('solution.ts'), kept);
});

test('a solution that does not pass is refused', async () => {
  await writeFile(file('solution.ts'), solution('mu'));
  const { code, err } = await mutate();
  expect(code).toBe(2);
  expect(err).toContain(`the solution does not pass. Run 'genlab dev check ${id}' first.`);
});
