import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { bubblewrapped } from '#grader/session/node/isolation/isolation.ts';
import { openSession } from '#grader/session/node/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import { makeClass, makeCourse } from '#tests/faults/class.ts';
import { cli } from '#tests/unit/cli/genlab.ts';
import { processTree } from '#tests/unit/session/process-tree.ts';
import { call, endOf, limits, sandboxed } from '#tests/unit/session/sandboxed.ts';

const linux = process.platform === 'linux';
const short = { limits: { seconds: 0.6 } };
/** Some 0.2 s of work. */
const work = 'let sum = 0; for (let i = 0; i < 2e8; i++) sum += i & 1; return sum;';

/** A session, and the processes that it has started: bubblewrap's, if there is one, and Node's own last. */
async function started(body: string): Promise<{ session: RunningSession; pids: number[] }> {
  const before = new Set(processTree(process.pid));
  const session = await sandboxed(`export async function run() { ${body} }`, short);
  return { session, pids: processTree(process.pid).filter((pid) => !before.has(pid)) };
}

const spinners: ChildProcess[] = [];
afterEach(() => {
  for (const spinner of spinners.splice(0)) spinner.kill('SIGKILL');
});

describe.runIf(linux)("the host's clock is not taken as the student's guilt", () => {
  test.each(['the first', 'the last'])('a child is stopped: %s of its processes', async (which) => {
    const { session, pids } = await started(work);
    const pid = (which === 'the first' ? pids[0] : pids.at(-1)) ?? 0;
    const reply = call(session);
    process.kill(pid, 'SIGSTOP');
    await sleep(2500);
    process.kill(pid, 'SIGCONT');
    expect(await reply).toMatchObject({ kind: 'observed' });
    session.close();
  });

  test('a child is stopped again and again', async () => {
    const { session, pids } = await started(work);
    const reply = call(session);
    const over = reply.then(() => true);
    for (let ended = false; !ended;) {
      process.kill(pids.at(-1) ?? 0, 'SIGSTOP');
      await sleep(400);
      process.kill(pids.at(-1) ?? 0, 'SIGCONT');
      ended = await Promise.race([over, sleep(60).then(() => false)]);
    }
    expect(await reply).toMatchObject({ kind: 'observed' });
    session.close();
  });

  test('a machine has five times more to do than it can', async () => {
    const { session } = await started(
      `${work.replace('return sum;', '')} ${work.replace('let sum = 0;', '')}`,
    );
    for (let i = 0; i < 5 * availableParallelism(); i++)
      spinners.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
    await sleep(500);
    expect(await call(session)).toMatchObject({ kind: 'observed' });
    session.close();
  });

  test.each([
    ['a loop', 'for (;;);'],
    ['a Promise that never settles', 'await new Promise(() => {});'],
    ['a wait on shared memory', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
  ])('%s is still a timeout after a stop', async (_, body) => {
    const { session, pids } = await started(body);
    const reply = call(session).catch((error: unknown) => error);
    process.kill(pids.at(-1) ?? 0, 'SIGSTOP');
    await sleep(1500);
    process.kill(pids.at(-1) ?? 0, 'SIGCONT');
    expect(await reply).toMatchObject({ kind: 'timeout' });
  });

  test.each([
    ['a loop', 'for (;;);'],
    ['a Promise that never settles', 'await new Promise(() => {});'],
  ])('%s is still a timeout on a busy machine', async (_, body) => {
    const { session } = await started(body);
    for (let i = 0; i < 3 * availableParallelism(); i++)
      spinners.push(spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
    await sleep(300);
    await expect(call(session)).rejects.toMatchObject({ kind: 'timeout' });
  });
});

test("a child that has no memory to start with is no student's guilt", async () => {
  const tight = { ...limits, memoryMb: 4 };
  const starting = openSession({ engine: 'wasm', seed: 'tight', limits: tight });
  await expect(starting).rejects.toMatchObject({ kind: 'infra' });
});

describe.runIf(linux)('a grader that is stopped again and again', () => {
  test('gives right answers their points, and stores them', async () => {
    const base = mkdtempSync(join(tmpdir(), 'genlab-stopped-'));
    makeCourse(join(base, 'course'));
    await makeClass(join(base, 'class'), 1);
    const args = [
      'grade',
      'class',
      '--course',
      'course',
      '--key',
      'k',
      '--jobs',
      '1',
      '--json',
      '--out',
      'out',
    ];
    const grader = spawn(process.execPath, [cli, ...args], {
      cwd: base,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let out = '';
    grader.stdout.on('data', (data: Buffer) => (out += data.toString()));
    const ended = once(grader, 'close').then(() => true);
    // Longer than the limit of a call, which is 0.5 s; and at moments of all kinds.
    for (let over = false, i = 0; !over; i++) {
      over = await Promise.race([ended, sleep(100 + ((i * 61) % 300)).then(() => false)]);
      if (!over && i < 40) {
        grader.kill('SIGSTOP');
        await sleep(900);
        grader.kill('SIGCONT');
      }
    }
    rmSync(base, { recursive: true });
    const [student] = JSON.parse(out) as SubmissionResult[];
    expect(student?.exercises.map(({ verdict, points }) => [verdict, points])).toEqual([
      ['pass', 2],
      ['pass', 2],
    ]);
  });
});

describe('a child cannot turn its own endless loop into a fault of ours', () => {
  const loop = 'for (;;);';
  test.each([
    ['process.kill', `try { process.kill(process.pid, 'SIGSTOP'); } catch {} ${loop}`],
    ['process._kill', `try { process._kill(process.pid, 19); } catch {} ${loop}`],
    ['process._debugProcess', `try { process._debugProcess(process.pid); } catch {} ${loop}`],
    [
      "a binding's kill",
      `try { process.binding('process_methods')._kill(process.pid, 19); } catch {} ${loop}`,
    ],
    ['a debugger statement', `debugger; ${loop}`],
    [
      'short loops between short waits',
      'for (;;) { const end = performance.now() + 5; while (performance.now() < end); await new Promise((done) => setTimeout(done, 5)); }',
    ],
    ['waits of a moment', 'for (;;) await new Promise((done) => setTimeout(done, 0));'],
    [
      'one byte after the other',
      'for (;;) { process.stdout.write("x"); await new Promise((done) => setTimeout(done, 20)); }',
    ],
  ])('%s', async (_, body) => {
    expect(await endOf(body, short)).toMatchObject({ kind: 'timeout' });
  });
});

describe.runIf(linux)('the limit of the processor', () => {
  const outermost = (before: ReadonlySet<number>): number =>
    processTree(process.pid).find((pid) => !before.has(pid)) ?? 0;

  test('is the timeout of a child that took it', async () => {
    const session = await openSession({
      ...{ engine: 'wasm', seed: 'limit', limits: { ...limits, seconds: 30 } },
      processorSeconds: 3,
    });
    const file = 'unit/exercise.ts';
    await session.load({
      files: { [file]: 'export const run = () => { for (;;); };' },
      entry: file,
      probe: null,
    });
    await expect(call(session)).rejects.toMatchObject({
      kind: 'timeout',
      message: 'your code took 3 s of processor time, the most for one file.',
    });
  });

  test.each(['SIGXCPU', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)(
    '%s from outside is not the doing of a child that took little',
    async (signal) => {
      const before = new Set(processTree(process.pid));
      const session = await sandboxed('export const run = () => new Promise(() => {});');
      const reply = call(session);
      process.kill(outermost(before), signal);
      await expect(reply).rejects.toMatchObject({ kind: 'infra' });
    },
  );

  test('a process that is killed inside bubblewrap is tried again, and believed the second time', async () => {
    const kinds: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const { session, pids } = await started('/* killed inside */ await new Promise(() => {});');
      const reply = call(session).catch((error: unknown) => (error as { kind: string }).kind);
      process.kill(pids.at(-1) ?? 0, 'SIGKILL');
      kinds.push(await reply);
    }
    // Without bubblewrap the signal itself arrives, which no code can forge.
    expect(kinds).toEqual(['infra', bubblewrapped() ? 'exited' : 'infra']);
  });
});
