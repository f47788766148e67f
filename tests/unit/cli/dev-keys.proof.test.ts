import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { genlab, id, makeCourse, type Ran } from './genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
const file = (name: string): string => join(made.course, id, '_private', name);
const check = (...args: string[]): Promise<Ran> =>
  genlab(made.base, 'dev', 'check', id, '--course', made.course, '--keys', '24', ...args);

beforeAll(async () => {
  made = await makeCourse();
  await mkdir(file('accepted'), { recursive: true });
});
afterAll(() => made.remove());

/** The means of a batch lie between 0.3 and 3 in size: few draws have a first one this large. */
const unlucky = 'mu.dataSync()[0] > 2.95';

test('a right answer that fails under one key is listed with that key', async () => {
  const solution = await readFile(file('solution.ts'), 'utf8');
  const lucky = solution.replace('return tf.add(mu, ', `return tf.add(${unlucky} ? tf.neg(mu) : mu, `);
  expect(lucky).not.toBe(solution);
  await writeFile(file('accepted/lucky.ts'), lucky);
  const { code, out } = await check();
  expect(out).toMatch(/'lucky' does not pass under key \d+: value fail/);
  expect(out).toContain('1 of them depend on the key');
  expect(code).toBe(1);
  await writeFile(file('accepted/lucky.ts'), solution);
});

test('a mistake that only some keys catch is listed with both keys', async () => {
  const kept = await readFile(file('mistakes.ts'), 'utf8');
  const sometimes = kept.replace(
    "'tf.mul(sigma, tf.slice(eps, [0, 0], [1, -1]))'",
    `'tf.mul(sigma, ${unlucky} ? tf.slice(eps, [0, 0], [1, -1]) : eps)'`,
  );
  expect(sometimes).not.toBe(kept);
  await writeFile(file('mistakes.ts'), sometimes);
  const { code, out } = await check();
  expect(out).toMatch(
    /'one-eps-for-the-batch' depends on the key: value pass.* under key 0, value one-eps-for-the-batch.* under key \d+/,
  );
  expect(code).toBe(1);
  await writeFile(file('mistakes.ts'), kept);
});

test('a mutant that no check kills is a problem of the course', async () => {
  const { code, out } = await genlab(made.base, 'dev', 'check', id, '--course', made.course, '--mutants');
  expect(out).toMatch(/\d+ mutants killed, 0 equivalent, 0 alive/);
  expect(code).toBe(0);
  const kept = await readFile(file('solution.ts'), 'utf8');
  const longer = kept.replace('  return ', '  tf.util.now();\n  return ');
  expect(longer).not.toBe(kept);
  await writeFile(file('solution.ts'), longer);
  const alive = await genlab(made.base, 'dev', 'check', id, '--course', made.course, '--mutants');
  expect(alive.out).toMatch(/[1-9]\d* alive/);
  expect(alive.out).toContain('solution.ts:5:3 statement left out');
  expect(alive.code).toBe(1);
  await writeFile(file('solution.ts'), kept);
});
