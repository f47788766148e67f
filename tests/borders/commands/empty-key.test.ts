import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cli, makeClass, makeCourse } from '#tests/unit/cli/genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
let folder = '';
beforeAll(async () => {
  made = await makeCourse();
  folder = await makeClass(made.base, ['ada']);
});
afterAll(() => made.remove());

/** As a user runs it, with GENLAB_KEY in the environment if it is given. */
function run(args: readonly string[], key?: string): { status: number | null; stderr: string } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'GENLAB_KEY'));
  const more = key === undefined ? {} : { GENLAB_KEY: key };
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args, '--course', made.course], {
    ...{ cwd: made.base, encoding: 'utf8', env: { ...env, ...more } },
  });
  return { status, stderr };
}

test.each([
  ['grade with --key', () => run(['grade', folder, '--key', '']), '--key'],
  ['grade with spaces', () => run(['grade', folder, '--key', '  ']), '--key'],
  ['grade with GENLAB_KEY', () => run(['grade', folder], ''), 'GENLAB_KEY'],
  ['a worker with GENLAB_KEY', () => run(['worker', '--queue', 'redis://127.0.0.1:1'], ''), 'GENLAB_KEY'],
])('an empty course key is refused in a sentence: %s', (_, ran, place) => {
  const { status, stderr } = ran();
  expect(status).toBe(2);
  expect(stderr).toMatch(new RegExp(`^genlab: the course key in ${place} is empty, [^\\n]*\\n$`));
});
