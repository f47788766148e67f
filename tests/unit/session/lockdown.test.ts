import { existsSync, readdirSync, rmSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '#grader/session/node/index.ts';
import { runtimeFolder } from '#grader/session/node/isolation/runtime-folder.ts';
import { call, limits, sandboxed } from './sandboxed.ts';
import { started, untilEnded } from './until-ended.ts';

/** What a student's own code may try to get at Node's modules; each must throw or find nothing. */
const doors: Readonly<Record<string, string>> = {
  'a dynamic import': "import('node:fs')",
  'an import in eval': 'eval("import(\'node:fs\')")',
  'an import in indirect eval': '(0, eval)("import(\'node:fs\')")',
  'an import in a Function': 'new Function("return import(\'node:fs\')")()',
  'an import in a bound Function': 'Function.bind(null, "return import(\'node:fs\')")()()',
  'an import in an AsyncFunction': '(async () => {}).constructor("return import(\'node:fs\')")()',
  'a data URL': 'import(\'data:text/javascript,export * from "node:fs"\')',
  'import.meta.resolve': "import.meta.resolve('node:fs')",
  'a package of the grader': "import('zod')",
  'a file of the grader': "import('#grader/session/frames.ts')",
  'a reference loss': "import('#reference/losses/elbo.ts')",
  'a path out of the submission': "import('../../../../../../etc/hostname')",
  'the probe': "import('file:///probe/1/probe.ts')",
  require: 'require',
  module: 'module',
  'process.mainModule': 'process.mainModule',
  'process.getBuiltinModule': "process.getBuiltinModule?.('node:fs')",
  'process.binding': "process.binding?.('fs')",
  'process.stdin': 'process.stdin',
  'process.report': 'process.report',
  'the storage of a browser': 'globalThis.localStorage',
  'a Worker': 'globalThis.Worker',
  'the functions on the stack':
    '(Error.prepareStackTrace = (_, sites) => sites, new Error().stack.find((site) => site.getFunction() || site.getThis()))',
  // The import rules are JavaScript too, and run in the same realm.
  'a patched String': "patched(String.prototype, 'startsWith', () => false)",
  'a patched Map':
    "patched(Map.prototype, 'has', () => true, Map.prototype, 'get', () => 'export * from \"node:fs\"')",
  'a patched RegExp': "patched(RegExp.prototype, 'test', () => true)",
  'a patched URL': "patched(URL.prototype, 'toString', () => 'node:fs')",
  'a patched Object': "patched(Object.prototype, 'node:fs', 'export * from \"node:fs\"')",
};

describe("a student's code finds no way to Node's modules:", () => {
  let found: Record<string, string> = {};
  beforeAll(async () => {
    const tries = Object.entries(doors).map(([name, code]) => `[${JSON.stringify(name)}, () => ${code}]`);
    const session = await sandboxed(`
      async function patched(...changes) {
        const before = [];
        for (let i = 0; i < changes.length; i += 3) {
          before.push([changes[i], changes[i + 1], Object.getOwnPropertyDescriptor(changes[i], changes[i + 1])]);
          changes[i][changes[i + 1]] = changes[i + 2];
        }
        try { return (await import('node:fs')).readFileSync; } finally {
          for (const [of, key, descriptor] of before)
            if (descriptor) Object.defineProperty(of, key, descriptor); else delete of[key];
        }
      }
      export async function run() {
        const found = {};
        for (const [name, attempt] of [${tries.join(',\n')}])
          try { found[name] = typeof await attempt(); } catch { found[name] = 'undefined'; }
        console.log(JSON.stringify(found));
        return 1;
      }`);
    await call(session);
    found = JSON.parse(session.printed()) as typeof found;
    session.close();
  });
  test.each(Object.keys(doors))('%s', (name) => {
    expect(found[name]).toBe('undefined');
  });
});

describe('what a child can see', () => {
  test("not the grader's environment", async () => {
    process.env['GENLAB_TEST_SECRET'] = 'course key';
    const session = await sandboxed('console.log(JSON.stringify(process.env)); export const run = () => 1;');
    await call(session);
    delete process.env['GENLAB_TEST_SECRET'];
    const seen = Object.keys(JSON.parse(session.printed()) as object);
    session.close();
    expect(seen.filter((name) => !['PWD', 'SystemRoot'].includes(name))).toEqual([]);
  });

  test('no loss, no oracle and no exercise', () => {
    const { root } = runtimeFolder();
    expect(readdirSync(join(root, 'datasets'))).toEqual(['random.ts']);
    expect(readdirSync(root).sort()).toEqual(['datasets', 'grader', 'package.json', 'reference']);
    expect(readdirSync(join(root, 'reference'))).toEqual(['shared', 'tensor']);
    expect(readdirSync(join(root, 'grader')).sort()).toEqual(['core', 'quiz', 'session']);
    expect(readdirSync(join(root, 'grader', 'session', 'node'))).toEqual(['child']);
  });

  test('no link through which it could see the rest', () => {
    const links = runtimeFolder().readable.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isSymbolicLink()),
    );
    expect(links).toEqual([]);
  });

  const root = mkdtempSync(join(tmpdir(), 'genlab-test-'));
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test("because Node's permission model follows one out of an allowed folder", () => {
    mkdirSync(join(root, 'allowed'));
    writeFileSync(join(root, 'secret'), 'the solution');
    symlinkSync(join('..', 'secret'), join(root, 'allowed', 'link'));
    const read = (path: string) =>
      spawnSync(process.execPath, [
        '--permission',
        `--allow-fs-read=${join(root, 'allowed')}`,
        '-p',
        `require('fs').readFileSync(${JSON.stringify(join(root, path))}, 'utf8')`,
      ]).stdout.toString();
    expect(read('secret')).toBe('');
    expect(read('allowed/link')).toBe('the solution\n');
  });
});

describe('the compile cache', () => {
  test("of a child is gone before a student's code runs, and does not come back", async () => {
    const probe = `
      import { mkdirSync } from 'node:fs';
      import { flushCompileCache, getCompileCacheDir } from 'node:module';
      import { dirname } from 'node:path';
      export default { run() {
        console.log(getCompileCacheDir());
        flushCompileCache();
        try { mkdirSync(dirname(getCompileCacheDir())); console.log('made'); } catch {}
        setTimeout(process.exit, 200, 0);
        return 1;
      } };`;
    const before = started();
    const session = await sandboxed('', { probe });
    await call(session);
    await expect.poll(() => session.printed()).toMatch(/\n/);
    const printed = session.printed();
    const folder = dirname(printed.trim());
    expect(folder).toContain('cache-');
    expect(existsSync(folder), 'while it lives').toBe(false);
    await untilEnded(before);
    await expect(call(session)).rejects.toMatchObject({ kind: 'exited' });
    expect(existsSync(folder), 'after its end').toBe(false);
    expect(session.printed()).toBe(printed);
    expect(printed).not.toContain('made');
  });

  test('of the first child starts the second, which has its own folder', async () => {
    const folders: string[] = [];
    for (let child = 0; child < 2; child++) {
      const probe = `
        import { getCompileCacheDir } from 'node:module';
        export default { run: () => (console.log(getCompileCacheDir()), 1) };`;
      const session = await sandboxed('', { probe });
      await call(session);
      await expect.poll(() => session.printed()).toMatch(/\n/);
      folders.push(session.printed());
      session.close();
    }
    expect(folders[0]).not.toBe(folders[1]);
  });
});

test('a second source under the same name replaces the first', async () => {
  const session = await openSession({ engine: 'wasm', seed: 'twice', limits });
  const answers: unknown[] = [];
  for (const [value, probe] of [
    [1, null],
    [2, null],
    [3, 'export default { run: () => 30 };'],
    [4, null],
  ] as const) {
    await session.load({
      files: { 'a.ts': "export { run } from './b.ts';", 'b.ts': `export const run = () => ${value};` },
      entry: 'a.ts',
      probe,
    });
    const reply = await call(session);
    answers.push(reply.kind === 'observed' && reply.observation.outputs['value']?.data[0]);
  }
  session.close();
  expect(answers).toEqual([1, 2, 30, 4]);
});
