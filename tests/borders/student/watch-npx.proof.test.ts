/** `npx genlab watch` in a workspace that `genlab init` made and `npm install` linked. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { genlab, id, solution } from '#tests/unit/cli/genlab.ts';

let base: string;
let workspace: string;
let child: ChildProcess | undefined;

/** As on a student's machine, with a registry that does not answer. */
const env = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD)/i.test(name))),
  ...{ NO_COLOR: '1', npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' },
  npm_config_cache: join(base, 'cache'),
});

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'genlab-watch-'));
  workspace = join(base, 'student');
  expect(await genlab(base, 'init', 'student')).toMatchObject({ code: 0 });
  await promisify(execFile)('npm', ['install'], { cwd: workspace, env: env() });
});
afterEach(async () => {
  if (child?.pid !== undefined && groupLives(child.pid)) process.kill(-child.pid, 'SIGKILL');
  await rm(base, { recursive: true, force: true });
});

/** Whether any process of a group is left. */
function groupLives(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(process.platform === 'win32')(
  'survives atomic saves and a file that disappears and returns, and leaves nothing behind',
  async () => {
    const file = join(workspace, `${id}.ts`);
    // A separate process group, as a terminal creates for a command.
    const watching = spawn('npx', ['genlab', 'watch', 'sample-gaussian'], {
      ...{ cwd: workspace, env: env(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] as const },
    });
    child = watching;
    let out = '';
    for (const stream of [watching.stdout, watching.stderr])
      stream.on('data', (data: Buffer) => (out += data.toString()));
    const says = async (text: string): Promise<void> => {
      await expect.poll(() => out).toContain(text);
      await expect.poll(() => out).toContain('waiting for changes');
      out = '';
    };
    await says('the file is still the stub');
    for (let save = 0; save < 2; save++) {
      await writeFile(`${file}.swp`, `${await solution()}// ${save}\n`);
      await rename(`${file}.swp`, file);
      await says(`✓ ${id}`);
    }
    await rm(file);
    await says('was deleted. It will be checked again once it is back.');
    await writeFile(file, await solution());
    await says(`✓ ${id}`);

    // Ctrl-C reaches every process of the group.
    const group = watching.pid ?? 0;
    const closed = new Promise((resolve) => watching.on('close', resolve));
    process.kill(-group, 'SIGINT');
    await closed;
    await expect.poll(() => groupLives(group), { message: 'a process of the group is left' }).toBe(false);
    expect(out).not.toMatch(/internal|^ {4}at /m);
  },
);
