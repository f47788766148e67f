import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installTensorflow, type Route } from '#grader/engines/install-tensorflow.ts';
import { InstallError } from '#grader/engines/run-step.ts';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { wheelRoute } from '#grader/engines/wheel-route.ts';

let base = '';
const folder = (): string => join(base, 'engines', 'tensorflow');
const left = (): Promise<string[]> => readdir(join(base, 'engines')).catch(() => []);

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'install-'));
});
afterEach(async () => {
  await rm(base, { recursive: true });
});

const fails =
  (reason: string): Route =>
  async (work) => {
    await writeFile(join(work, 'half'), 'done');
    throw new InstallError(reason);
  };

test('every route fails: one error with each reason, and nothing is left', async () => {
  const routes = [fails('the host does not answer'), fails('a compiler is missing')];
  await expect(installTensorflow({ folder: folder(), routes })).rejects.toThrow(
    /could not be installed[^]*the host does not answer[^]*a compiler is missing/,
  );
  expect(await left()).toEqual([]);
  expect(installedTensorflow(folder())).toBeUndefined();
});

test('a binding that does not start is not an installation', async () => {
  const broken: Route = async (work) => {
    await writeFile(join(work, 'tfjs_binding.node'), 'not a library');
    return { tensorflow: '2.18.1', route: 'wheel', binding: 'tfjs_binding.node' };
  };
  await expect(installTensorflow({ folder: folder(), routes: [broken] })).rejects.toThrow(InstallError);
  expect(await left()).toEqual([]);
});

test('a bug of ours is not mistaken for a failed route, and leaves nothing either', async () => {
  const buggy: Route = () => Promise.reject(new TypeError('a bug'));
  await expect(installTensorflow({ folder: folder(), routes: [buggy] })).rejects.toThrow(TypeError);
  expect(await left()).toEqual([]);
});

test('an existing installation stays', async () => {
  const { mkdir } = await import('node:fs/promises');
  await mkdir(folder(), { recursive: true });
  await writeFile(join(folder(), 'b.node'), '');
  const manifest = { tensorflow: '2.18.1', route: 'wheel', binding: 'b.node' };
  await writeFile(join(folder(), 'engine.json'), JSON.stringify(manifest));
  const never: Route = () => Promise.reject(new Error('was asked'));
  expect(await installTensorflow({ folder: folder(), routes: [never] })).toBe(join(folder(), 'b.node'));
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'without python3 the wheel route says what is missing',
  async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = base;
    try {
      await expect(wheelRoute(base, () => undefined)).rejects.toThrow(/python3 is missing/);
    } finally {
      process.env['PATH'] = path;
    }
  },
);
