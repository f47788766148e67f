import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspaceZip } from '#site/src/progress/workspace-zip.ts';
import { runAsStudent, unpack, type Ran } from '#tests/student-machine.ts';
import { genlab, id, makeCourse, solution } from '#tests/unit/cli/genlab.ts';

let base: string;
let workspace: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'genlab-npm-'));
  workspace = join(base, 'work space');
  expect(await genlab(base, 'init', 'work space')).toMatchObject({ code: 0 });
});
afterAll(() => rm(base, { recursive: true, force: true }));

const run = (cwd: string, command: string, ...args: string[]): Promise<Ran> =>
  runAsStudent({ cwd, cache: join(base, 'cache') }, command, ...args);

test('npx genlab runs the genlab that made the folder, before anything is installed', async () => {
  const { out, err, code } = await run(workspace, 'npx', 'genlab', 'hint', 'sample-gaussian');
  expect(err).toBe('');
  expect(out).toContain('hint 1 of 3');
  expect(out).toContain(`2 more: npx genlab hint ${id}`);
  expect(code).toBe(0);
});

test('npm install asks no registry, and npx genlab works after it, in a unit too', async () => {
  expect(await run(workspace, 'npm', 'install')).toMatchObject({ code: 0 });
  await writeFile(join(workspace, `${id}.ts`), await solution());
  const { out, code } = await run(
    join(workspace, 'reparametrization'),
    'npx',
    'genlab',
    'check',
    'sample-gaussian',
  );
  expect(out).toContain(`✓ ${id}`);
  expect(code).toBe(0);
  expect(await run(workspace, 'npm', 'run', 'genlab', '--', 'hint', 'sharpness')).toMatchObject({
    code: 0,
    out: expect.stringContaining('npm run genlab -- hint vae-vs-gan/sharpness') as string,
  });
  expect(await run(workspace, join('node_modules', '.bin', 'genlab'), '--version')).toMatchObject({
    code: 0,
  });
});

test('every command in its README exists', async () => {
  const readme = await readFile(join(workspace, 'README.md'), 'utf8');
  expect(readme).toContain('`npm install`');
  const commands = [...readme.matchAll(/`npx genlab (\w+)/g)].map(([, name = '']) => name);
  expect(new Set(commands)).toEqual(new Set(['check', 'hint', 'status', 'reset']));
  expect(readme).not.toMatch(/`genlab /);
  for (const name of new Set(commands))
    expect(await run(workspace, 'npx', 'genlab', name, '--help')).toMatchObject({ code: 0 });
});

test('a workspace of another course uses that course', async () => {
  const made = await makeCourse();
  try {
    const own = join(made.base, 'own');
    await genlab(made.base, 'init', 'own', '--course', made.course);
    const { out } = await run(own, 'npx', 'genlab', 'status');
    expect(out).toContain('0 of 1 exercises pass their public checks');
  } finally {
    await made.remove();
  }
});

test('the folder that the site packs says what it needs, and asks no registry for it', async () => {
  const described = { id: 'unit/a', title: 'A', points: 1, bonus: false };
  await unpack(workspaceZip({ title: 'T', exercises: [{ exercise: described, text: '' }] }, {}), base);
  const { out, err, code } = await run(join(base, 'my-course'), 'npx', 'genlab', 'status');
  expect(out).toBe('');
  expect(err).toBe(
    `genlab: there is no genlab in ${join(base, 'genlab')}. Put a copy of it there and run npm ci in it, or change the path in genlab.js.\n`,
  );
  expect(code).toBe(2);
  expect(await readFile(join(base, 'my-course', 'README.md'), 'utf8')).toContain(
    'Run `npm ci` in that copy once',
  );
});

test('an existing package.json is kept, and the message says what to do', async () => {
  const own = join(base, 'own-package');
  await mkdir(own);
  await writeFile(join(own, 'package.json'), '{ "name": "mine" }');
  const { out } = await genlab(own, 'init');
  expect(out).toContain('The existing package.json does not have genlab.');
  expect(out).toContain('run node genlab.js check --watch');
  expect(await run(own, 'node', 'genlab.js', 'hint', 'sharpness')).toMatchObject({ code: 0 });
});
