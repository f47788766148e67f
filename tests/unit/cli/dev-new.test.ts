import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { genlab, makeCourse } from './genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
const dev = (...args: string[]) => genlab(made.base, 'dev', ...args, '--course', made.course);
beforeAll(async () => {
  made = await makeCourse();
});
afterAll(() => made.remove());

it('creates an exercise that passes dev check, and does not overwrite it', async () => {
  expect(await dev('new', 'unit/twice')).toMatchObject({ code: 0 });
  const proof = await dev('check', 'unit/twice');
  expect(proof.out).toContain('✓ unit/twice: stub fails, 2 correct answers, 1 mistake');
  expect(proof).toMatchObject({ code: 0 });
  const again = await dev('new', 'unit/twice');
  expect(again).toMatchObject({ code: 2 });
  expect(again.err).toContain('already exists. Choose another id');
});

it('says in one sentence which inputs of a check are not the parameters in the stub', async () => {
  await dev('new', 'unit/misnamed');
  const checks = join(made.course, 'unit', 'misnamed', '_private', 'checks.ts');
  await writeFile(checks, (await readFile(checks, 'utf8')).replace('inputs: { x }', 'inputs: { y: x }'));
  const { out, code } = await dev('check', 'unit/misnamed');
  // Lines are wrapped at the width of a terminal.
  expect(out.replace(/\s+/g, ' ').split('a check gives ').slice(1)).toEqual([
    expect.stringMatching(
      /^double the inputs y, but stub\.ts declares double\(x\); name the inputs as the parameters, or call it from a probe\./,
    ),
  ]);
  expect(code).not.toBe(0);
});

it.each(['Unit/twice', 'twice', '../out/side'])('refuses the id %s', async (id) => {
  const { code, err } = await dev('new', id);
  expect(code).toBe(2);
  expect(err).toBe(
    `genlab: an exercise id has the form <unit>/<exercise> in kebab-case, and '${id}' does not. Try reparametrization/my-exercise.\n`,
  );
});
