/** What a command loads before it starts: a student waits for it at each check. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { cli } from './genlab.ts';

/** Prints the URL of each module that is loaded. */
const tracer = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { console.log('loads ' + url); return next(url, context); } });
`)}`;

/** What a command prints, and the modules that it loads. */
async function run(...args: readonly string[]): Promise<{ out: string; modules: readonly string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', tracer, cli, ...args], {
    maxBuffer: 2 ** 24,
  });
  const lines = stdout.split('\n');
  const loads = (line: string): boolean => line.startsWith('loads ');
  return { out: lines.filter((line) => !loads(line)).join('\n'), modules: lines.filter(loads) };
}

test('each command in the help runs under its name', async () => {
  const { out } = await run('--help');
  const names = [...out.matchAll(/^ {2}([a-z]+) .*/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  expect(names).toHaveLength(13);
  for (const name of names) expect((await run(name, '--help')).out).toContain(`Usage: genlab ${name} `);
});

test.each([['hint'], ['status'], ['check'], ['grade']])(
  '%s loads neither TypeScript nor a tensor library',
  async (name) => {
    const { modules } = await run(name, '--help');
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.filter((url) => /node_modules\/(typescript|@tensorflow)\//.test(url))).toEqual([]);
  },
);
