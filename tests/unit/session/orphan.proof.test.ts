import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cli } from '#tests/unit/cli/genlab.ts';
import { processTree, runs } from './process-tree.ts';

const submission = fileURLToPath(new URL('../../submissions/never-ends', import.meta.url));
const bound = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true']).status === 0;

/** Its processor time, in clock ticks (proc(5), stat, field 14). */
function ticks(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[13]);
  } catch {
    return 0;
  }
}

test.runIf(bound).each(['permissions', 'auto'])(
  'an endless loop ends when its grader is killed: %s',
  async (isolation) => {
    const grader = spawn(
      process.execPath,
      [cli, 'grade', submission, '--only', 'reparametrization/sample-gaussian', '--isolation', isolation],
      { stdio: 'ignore' },
    );
    const own = (): number[] => processTree(grader.pid ?? 0);
    // Long past its start, which takes 0.1 s, and well before the limit of the exercise, on a busy machine too.
    await expect.poll(() => own().some((pid) => ticks(pid) > 60), { interval: 20 }).toBe(true);
    const alive = own();
    grader.kill('SIGKILL');
    await once(grader, 'exit');
    await expect.poll(() => alive.filter(runs)).toEqual([]);
  },
);
