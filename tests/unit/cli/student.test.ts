import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cli, genlab, id, makeCourse, mistake, solution } from './genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
let fresh: string;
let workspace: string;
let file: string;
let stub: string;
const run = (command: string, ...args: string[]) =>
  genlab(workspace, command, ...args, '--course', made.course);

beforeAll(async () => {
  made = await makeCourse();
  stub = await readFile(join(made.course, id, 'stub.ts'), 'utf8');
  fresh = await mkdtemp(join(made.base, 'fresh-'));
  expect(await genlab(fresh, 'init', '--course', made.course)).toMatchObject({ code: 0 });
});
afterAll(() => made.remove());
beforeEach(async () => {
  workspace = await mkdtemp(join(made.base, 'student-'));
  file = join(workspace, ...`${id}.ts`.split('/'));
  await cp(fresh, workspace, { recursive: true });
});

describe('init', () => {
  it('writes a stub, and what an editor needs to find the types', async () => {
    expect(await readFile(file, 'utf8')).toBe(stub);
    const tsconfig = JSON.parse(await readFile(join(workspace, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: { paths: Record<string, [string]> };
    };
    const [path] = tsconfig.compilerOptions.paths['@tensorflow/tfjs'] ?? [''];
    expect(path).not.toContain('\\');
    expect(await readFile(join(workspace, path), 'utf8')).toContain("'@tensorflow/tfjs-core'");
  });

  it('leaves existing files, and names them', async () => {
    await writeFile(file, 'mine');
    expect((await run('init')).out).toContain(`Already there and left unchanged: ${id}.ts, tsconfig.json`);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });
});

describe('check', () => {
  it('says that a stub is not attempted', async () => {
    const all = await run('check');
    expect(all).toMatchObject({ code: 1 });
    expect(all.out).toContain('not attempted');
    const one = await run('check', id);
    expect(one).toMatchObject({ code: 1 });
    expect(one.out).toContain('the file is still the stub');
  });

  it('passes a correct answer, found by its file', async () => {
    await writeFile(file, await solution());
    const { code, out } = await run('check', file);
    expect(out).toContain(`✓ ${id}`);
    expect(out).toContain('That was the last exercise');
    expect(code).toBe(0);
  });

  it('names the mistake of a wrong answer, and offers a hint', async () => {
    await writeFile(file, await mistake('sigma-is-variance'));
    const { code, out } = await run('check', 'sample-gaussian');
    expect(code).toBe(1);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('it looks as if you took logVar for log σ');
    expect(out).toContain(`genlab.js hint ${id}`);
  });

  it('shows a type error with its place, and still passes', async () => {
    await writeFile(file, `${await solution()}export const label: string = 3;\n`);
    const { code, out } = await run('check');
    expect(out).toContain(
      "type error (line 7, column 14): Type 'number' is not assignable to type 'string'.",
    );
    expect(code).toBe(0);
  });

  it('refuses an unknown exercise in one sentence', async () => {
    const { code, err } = await run('check', 'nope');
    expect(code).toBe(2);
    expect(err).toBe(`genlab: there is no exercise 'nope'. The exercises are: ${id}.\n`);
  });

  it.skipIf(process.platform === 'win32')('watches: a save is checked, Ctrl-C ends it', async () => {
    const child = spawn(process.execPath, [cli, 'check', '--watch', '--course', made.course], {
      cwd: workspace,
    });
    let out = '';
    const until = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!out.includes(text)) return;
          child.stdout.off('data', look);
          resolve();
        };
        child.stdout.on('data', look);
        look();
      });
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    await until('waiting for changes');
    out = '';
    await writeFile(file, await solution());
    await until('waiting for changes');
    expect(out).toContain(`✓ ${id}`);
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGINT');
    expect(await closed).toBe(0);
    expect(out).not.toContain('\x1b[2J');
  });
});

describe('hint', () => {
  it('gives one more each time, and says when there are no more', async () => {
    const shown: string[] = [];
    for (let i = 0; i < 4; i++) shown.push((await run('hint', 'sample-gaussian')).out);
    expect(shown.map((out) => /hint \d of \d/.exec(out)?.[0])).toEqual([
      'hint 1 of 3',
      'hint 2 of 3',
      'hint 3 of 3',
      'hint 3 of 3',
    ]);
    expect(shown[3]).toContain('You have seen all 3 hints');
    expect((await run('hint', id, '--again')).out.match(/hint \d of 3/g)).toHaveLength(3);
    expect((await run('status')).out).toMatch(/untouched +2 +3\/3/);
  });

  it('has nothing to repeat before the first', async () => {
    expect(await run('hint', id, '--again')).toMatchObject({ code: 2, out: '' });
  });
});

describe('reset', () => {
  it('restores the stub and keeps the old file', async () => {
    await writeFile(file, 'my work');
    const { out } = await run('reset', id);
    expect(await readFile(file, 'utf8')).toBe(stub);
    const folder = join(workspace, '.genlab', 'backup', 'reparametrization');
    const [backup = ''] = await readdir(folder);
    expect(backup).toMatch(/^sample-gaussian\..+\.ts$/);
    expect(out).toContain(backup);
    expect(await readFile(join(folder, backup), 'utf8')).toBe('my work');
  });
});

describe('status', () => {
  it('distinguishes passing, failing and untouched', async () => {
    expect((await run('status')).out).toMatch(/untouched +2 +0\/3/);
    await writeFile(file, await mistake('gradient-cut'));
    expect((await run('status')).out).toMatch(/failing +2 +0\/3/);
    await writeFile(file, await solution());
    const { out } = await run('status');
    expect(out).toMatch(/passing +2 +0\/3/);
    expect(out).toContain('1 of 1 exercises pass their public checks, worth 2 of 2 points.');
  });
});
