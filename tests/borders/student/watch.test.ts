import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cli, genlab, id, makeCourse, solution } from '#tests/unit/cli/genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
let fresh: string;
let workspace: string;
let file: string;
let child: ChildProcess;
let out = '';

beforeAll(async () => {
  made = await makeCourse();
  fresh = join(made.base, 'fresh');
  expect(await genlab(made.base, 'init', 'fresh', '--course', made.course)).toMatchObject({ code: 0 });
});
afterAll(() => made.remove());
beforeEach(async () => {
  workspace = await mkdtemp(join(made.base, 'student-'));
  file = join(workspace, `${id}.ts`);
  await cp(fresh, workspace, { recursive: true });
  out = '';
  child = spawn(
    process.execPath,
    [cli, 'check', id, '--watch', '--dir', workspace, '--course', made.course],
    { env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (out += data.toString()));
  await said('waiting for changes');
});
afterEach(async () => {
  const closed = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGINT');
  await closed;
});

/** Waits for a text since the last call. */
async function said(text: string | RegExp): Promise<string> {
  await expect.poll(() => out, { interval: 20 }).toMatch(text);
  const all = out;
  out = '';
  return all;
}

describe.skipIf(process.platform === 'win32')('watch', () => {
  test('says that nothing has changed if an unchanged file is saved', async () => {
    await writeFile(file, await readFile(file));
    const all = await said('waiting for changes');
    expect(all).toContain(`${id}.ts was saved without a change.`);
    expect(all).not.toContain('not attempted');
  });

  test('sees a save by rename, as editors do it', async () => {
    await writeFile(`${file}~`, await solution());
    await rename(`${file}~`, file);
    expect(await said('waiting for changes')).toContain(`✓ ${id}`);
  });

  test('continues after a folder was replaced', async () => {
    const unit = join(workspace, 'reparametrization');
    await cp(unit, `${unit}-new`, { recursive: true });
    await rename(unit, `${unit}-old`);
    await rename(`${unit}-new`, unit);
    await writeFile(file, await solution());
    await said(/✓[^]*waiting for changes/);
    await writeFile(file, `${await solution()}// again\n`);
    expect(await said('waiting for changes')).toContain(`✓ ${id}`);
  });

  test('continues after the whole workspace was gone for a while', async () => {
    await rename(workspace, `${workspace}-away`);
    expect(await said('waiting for changes')).toContain(`${id}.ts was deleted.`);
    await rename(`${workspace}-away`, workspace);
    await said('waiting for changes');
    await writeFile(file, await solution());
    expect(await said('waiting for changes')).toContain(`✓ ${id}`);
  });

  test('continues after its unit was deleted and created again', async () => {
    await rm(join(workspace, 'reparametrization'), { recursive: true });
    await said('was deleted');
    await mkdir(join(workspace, 'reparametrization'));
    await writeFile(file, await solution());
    expect(await said(/✓[^]*waiting for changes/)).toContain(`✓ ${id}`);
  });
});
