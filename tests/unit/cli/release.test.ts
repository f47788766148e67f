import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue, type Catalogue } from '#grader/host/course/catalogue.ts';
import { prunedLock, type PackageLock } from '#grader/release/lock.ts';
import { courseSecrets, expectNoLeak } from '#grader/release/release.ts';
import { leaksIn, type Secrets } from '#grader/release/secrets.ts';
import { genlab, id, mistake, solution } from './genlab.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
let base = '';
let handout = '';
let said = '';
let catalogue: Catalogue;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'genlab-release-'));
  handout = join(base, 'handout');
  catalogue = await loadCatalogue(join(project, 'exercises'));
  const made = await genlab(base, 'release', '--out', 'handout', '--zip', 'handout.zip');
  said = made.out + made.err;
});
afterAll(() => rm(base, { recursive: true }));

test('says what it created, and what it searched for', () => {
  expect(said).toMatch(
    /^handout: 31 exercises, \d+ files; none contains any of the \d{3,} words and lines of private files\.$/m,
  );
});

test('has stubs to work in, and nothing private', async () => {
  const files = await readdir(handout, { recursive: true });
  for (const { exercise, stub } of catalogue.exercises)
    expect(await readFile(join(handout, `${exercise.id}.ts`), 'utf8')).toBe(stub);
  expect(
    files.filter((file) => /_private|solution|mistakes|oracle|hidden|calibration\.(csv|json)/.test(file)),
  ).toEqual([]);
  const zipped = Object.keys(unzipSync(await readFile(join(base, 'handout.zip'))));
  expect(zipped).toContain(`handout/${id}.ts`);
  expect(zipped).toHaveLength(
    (await readdir(handout, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
      .length,
  );
});

test('works on its own: correct answers pass, mistakes are named, types are checked, files are read', async () => {
  const own = join(base, 'own');
  await cp(handout, own, { recursive: true });
  // As npm ci installs them, except for Node, which already runs this test.
  const { packages } = JSON.parse(await readFile(join(own, 'package-lock.json'), 'utf8')) as PackageLock;
  for (const path of Object.keys(packages))
    if (path.startsWith('node_modules/') && !/node-|genlab/.test(path))
      await cp(join(project, path), join(own, path), { recursive: true });
  const check = (): string => {
    try {
      return execFileSync(process.execPath, ['genlab/grader/cli/genlab.js', 'check', id], {
        cwd: own,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], NO_COLOR: '1' },
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  await writeFile(join(own, `${id}.ts`), await solution());
  expect(check()).toMatch(/^✓ reparametrization\/sample-gaussian/m);
  expect(check()).not.toContain('type error');
  await writeFile(
    join(own, `${id}.ts`),
    `${await mistake('sigma-is-variance')}\nexport const wrong: string = 1;\n`,
  );
  expect(check()).toMatch(
    /^✗ reparametrization\/sample-gaussian[^]*type error[^]*Lesson: \/reparametrization\/the-trick/m,
  );
  await writeFile(join(own, `${id}.ts`), (await solution()).replace('export function', 'function'));
  expect(check()).toMatch(/is defined\s+\(line \d+\) but not exported/);
});

test('does not request genlab from a registry, and says what to do first', async () => {
  expect(await readFile(join(handout, 'README.md'), 'utf8')).toMatch(
    /`npm ci` here once[^]*`npx genlab check --watch`/,
  );
  const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const { status, stderr } = spawnSync('npx', ['genlab', 'status'], {
    cwd: handout,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(own),
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(base, 'cache'),
    },
  });
  expect(stderr).toMatch(/^genlab[^\n]*Run npm ci in the project[^\n]*\n$/);
  expect(status).toBe(2);
});

describe('the search for leaks', () => {
  let secrets: Secrets;
  beforeAll(async () => {
    secrets = await courseSecrets(catalogue);
  });

  const file = join(project, 'exercises', id, '_private', 'checks.ts');
  const searched = async (name: string, text: string, key?: string): Promise<void> => {
    const folder = await mkdtemp(join(base, 'planted-'));
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
    return expectNoLeak(secrets, [folder], key);
  };

  test.each([
    ['as it is', (text: string) => Promise.resolve(text)],
    ['without its types', async (text: string) => (await transform(text, { loader: 'ts' })).code],
    ['minified', async (text: string) => (await transform(text, { loader: 'ts', minify: true })).code],
  ])('finds a private file %s', async (_, packed) => {
    const text = await packed(await readFile(file, 'utf8'));
    await expect(searched('assets/page.js', text)).rejects.toThrow(
      /nothing was released: .*assets\/page\.js has '/,
    );
  });

  test('finds every solution and every hidden check, as it is and compiled', async () => {
    const missed: string[] = [];
    for (const { folder } of catalogue.exercises)
      for (const name of ['solution.ts', 'checks.ts']) {
        const text = await readFile(join(folder, '_private', name), 'utf8');
        const { code } = await transform(text, { loader: 'ts' });
        for (const form of [text, code])
          if (leaksIn(name, form, secrets, undefined).length === 0) missed.push(`${folder}/${name}`);
      }
    expect(missed).toEqual([]);
  });

  test('finds the course key, and a private folder', async () => {
    await expect(searched('a.json', '{"key":"k-123"}', 'k-123')).rejects.toThrow('the course key');
    await expect(searched('_private/a.txt', 'nothing')).rejects.toThrow('a private folder');
    await expect(searched('a.json', '{"key":"k-124"}', 'k-123')).resolves.toBeUndefined();
  });
});

test('a folder that is not empty is left unchanged', async () => {
  const { code, err } = await genlab(base, 'release', '--out', 'handout');
  expect(code).toBe(2);
  expect(err).toMatch(/handout is not empty \(\d+ entries\)/);
});

test('is pushed as one commit', async () => {
  const remote = join(base, 'remote.git');
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  expect(await genlab(base, 'release', '--out', 'pushed', '--push', remote)).toMatchObject({ code: 0 });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', remote, ...args], { encoding: 'utf8' });
  expect(git('rev-list', '--count', 'main').trim()).toBe('1');
  expect(git('ls-tree', '-r', '--name-only', 'main')).toContain(`${id}.ts`);
});

describe('the lock file', () => {
  const lock: PackageLock = {
    packages: {
      'node_modules/a': { version: '1.0.0', dependencies: { b: '^1' }, dev: true },
      'node_modules/a/node_modules/b': { version: '1.5.0', dependencies: { c: '*' } },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '3.0.0', optionalDependencies: { none: '*' } },
      'node_modules/d': { version: '4.0.0' },
    },
  };

  test('keeps what is needed, from where it is resolved', () => {
    expect(Object.keys(prunedLock(lock, ['a']))).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
  });

  test('says which package is missing', () => {
    expect(() => prunedLock(lock, ['e'])).toThrow('the lock file has no e. Run npm install.');
  });

  test('of the handout has no address to download from', async () => {
    const text = await readFile(join(handout, 'package-lock.json'), 'utf8');
    expect(text.match(/"resolved": "[^"]*"/g)).toEqual(['"resolved": "genlab"']);
  });
});
