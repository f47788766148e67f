import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRedis, redisThere, type RedisServer } from '#tests/redis.ts';
import { cli } from '#tests/unit/cli/genlab.ts';
import { processTree, runs } from '#tests/unit/session/process-tree.ts';

const linux = process.platform === 'linux';
const neverEnds = fileURLToPath(new URL('../../submissions/never-ends', import.meta.url));
const only = ['--only', 'reparametrization/sample-gaussian'];
/** Makes this Node take itself for an old one, so that the command is launched again with the Node of the project. */
const old = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } });",
)}`;

const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

function launch(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', old, cli, ...args], { stdio: 'ignore' });
  started.push(child);
  return child;
}

const isStudents = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('session/node/child/boot.js');
  } catch {
    return false;
  }
};

/** All below a launcher once a student's code runs. */
async function allBelow(launcher: ChildProcess): Promise<number[]> {
  const tree = (): number[] => processTree(launcher.pid ?? 0);
  await expect.poll(() => tree().some(isStudents), { interval: 50 }).toBe(true);
  return tree();
}

const gone = (pids: readonly number[]) => expect.poll(() => pids.filter(runs)).toEqual([]);

describe.runIf(linux)('killed, and still running', () => {
  describe.each(['permissions', 'auto'])('isolation %s', (isolation) => {
    test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
      '%s to the launcher ends the grading and all that it started',
      async (signal) => {
        const launcher = launch('grade', neverEnds, ...only, '--isolation', isolation);
        const pids = await allBelow(launcher);
        launcher.kill(signal);
        const [code, by] = (await once(launcher, 'exit')) as [number | null, NodeJS.Signals | null];
        expect([code, by]).toEqual([null, signal]);
        await gone(pids);
      },
    );

    test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
      '%s to the grader ends its launcher',
      async (signal) => {
        const launcher = launch('grade', neverEnds, ...only, '--isolation', isolation);
        const pids = await allBelow(launcher);
        process.kill(pids[0] ?? 0, signal);
        const [, by] = (await once(launcher, 'exit')) as [number | null, NodeJS.Signals | null];
        expect(by).toBe(signal);
        await gone(pids);
      },
    );
  });

  test("the launcher's exit code is the grader's", async () => {
    const [code] = (await once(launch('grade', '/no/such/folder'), 'exit')) as [number | null];
    expect(code).toBe(2);
    const [fine] = (await once(launch('--version'), 'exit')) as [number | null];
    expect(fine).toBe(0);
  });

  describe.runIf(redisThere)('a worker', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await openRedis();
    });
    afterAll(() => redis.stop());

    test.each(['SIGKILL of its launcher', 'two interrupts'])('ends after %s', async (how) => {
      const common = ['--queue', redis.url, '--key', how, '--isolation', 'auto'];
      const grader = launch('grade', neverEnds, ...only, ...common);
      const worker = launch('worker', ...common, '--jobs', '1');
      const pids = await allBelow(worker);
      const ended = once(worker, 'exit');
      if (how === 'two interrupts') {
        worker.kill('SIGINT');
        // A student's code may end meanwhile; then one interrupt was enough.
        await new Promise((resolve) => setTimeout(resolve, 700));
        worker.kill('SIGINT');
      } else worker.kill('SIGKILL');
      await ended;
      await gone(pids);
      grader.kill('SIGKILL');
      await once(grader, 'exit');
    });
  });
});
