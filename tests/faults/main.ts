/**
 * A class graded by two workers at a queue while the grader and the workers are killed at random times, they and the
 * processes below them are stopped and continued, Redis loses its data, and the disk is full for a while: `npm run
 * test:faults -- [--submissions n] [--kills n] [--stops n] [--longest seconds] [--seed n]`. The gradebook must be the
 * same as that of an undisturbed run without a server. Exit code 1 if it is not.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '#datasets/random.ts';
import { ids, makeClass, makeCourse } from './class.ts';
import { fill, freePort, mounted, startRedis } from './machine.ts';
import { Running } from './running.ts';
import { Stops } from './stops.ts';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '200' },
    kills: { type: 'string', default: '50' },
    stops: { type: 'string' },
    longest: { type: 'string', default: '15' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [size, kills] = [Number(values.submissions), Number(values.kills)];
const [stops, longest] = [Number(values.stops ?? 2 * kills), Number(values.longest)];
const random = seededRandom(Number(values.seed));
console.log(
  `${size} submissions of ${ids.length} exercises, ${kills} kills, ${stops} stops of 0.1 to ${longest} s, seed ${values.seed}`,
);

const base = mkdtempSync(join(tmpdir(), 'genlab-faults-'));
const [course, students, disk] = ['course', 'class', 'disk'].map((name) => join(base, name)) as [
  string,
  string,
  string,
];
makeCourse(course);
await makeClass(students, size);
const node = [process.execPath, fileURLToPath(new URL('../../grader/cli/genlab.js', import.meta.url))];
const common = ['--course', course, '--key', 'faults', '--engine', 'wasm'];
const grade = (out: string, ...more: string[]): string[] => [
  ...[...node, 'grade', students, ...common, '--out', out],
  ...['--gradebook', `${out}.csv`, ...more],
];

try {
  process.exitCode = (await compare()) ? 0 : 1;
} finally {
  try {
    execFileSync('umount', [disk], { stdio: 'ignore' });
  } catch {
    // It was never mounted.
  }
  rmSync(base, { recursive: true, force: true });
}

async function compare(): Promise<boolean> {
  const quiet = await timed(new Running(...grade(join(base, 'quiet'), '--jobs', '2')));
  console.log(`undisturbed: ${quiet.toFixed(0)} s, in one process`);
  const disturbed = await underFaults(join(disk, 'out'));
  const same = (name: string, of: (out: string) => string): boolean => {
    const equal = of(join(base, 'quiet')) === of(join(disk, 'out'));
    console.log(`${name}: ${equal ? 'identical' : 'DIFFERENT'}`);
    return equal;
  };
  const gradebook = same('gradebook', (out) => readFileSync(`${out}.csv`, 'utf8'));
  const results = same('results but for their durations', (out) =>
    readFileSync(join(out, 'results.json'), 'utf8').replace(/"durationMs": \d+/g, ''),
  );
  return gradebook && results && disturbed;
}

async function underFaults(out: string): Promise<boolean> {
  mkdirSync(disk);
  const small = mounted(disk);
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let redis = startRedis(port);
  const workers = [0, 1].map(() => new Running(...node, 'worker', ...common, '--queue', url, '--jobs', '1'));
  const grader = new Running(...grade(out, '--queue', url));
  const work = { over: false };
  const finished = timed(grader).then((seconds) => {
    work.over = true;
    return seconds;
  });

  const stopping = new Stops({ grader, workers, random, longest });
  const stopped = stopping.run(stops, () => work.over);
  const killed = { grader: 0, workers: 0 };
  const [losesRedis, fillsDisk] = [Math.floor(kills / 3), Math.floor((2 * kills) / 3)];
  for (let kill = 0; kill < kills && !work.over; kill++) {
    // Some times are close together, others leave time to get work done.
    await sleep(-Math.log(1 - random.uniform()) * 2000);
    const one = [grader, ...workers][Math.floor(random.uniform() * 3)] as Running;
    if (!one.kill()) {
      kill--; // it had ended, and was about to be restarted
      continue;
    }
    killed[one === grader ? 'grader' : 'workers']++;
    if (kill === losesRedis) {
      redis.kill('SIGKILL');
      await sleep(1000);
      redis = startRedis(port);
      console.log(`Redis was killed and started again, empty, after ${kill + 1} kills`);
    }
    if (kill === fillsDisk && small) {
      const filler = fill(join(disk, 'filler'));
      await sleep(3000);
      rmSync(join(disk, 'filler'));
      console.log(`the disk was full for 3 s, ${filler} bytes, after ${kill + 1} kills`);
    }
  }
  await stopped;
  const inTime = !work.over;
  const seconds = await finished;
  for (const worker of workers) await worker.stop();
  redis.kill();
  const told = workers.map(({ said }) => said.match(/^\S student-\d+: /gm)?.length ?? 0);
  const graded = told.reduce((sum, count) => sum + count, 0);
  const { rows, most } = kept(join(out, 'results.sqlite'));
  console.log(
    `disturbed: ${seconds.toFixed(0)} s; killed the grader ${killed.grader} times, a worker ${killed.workers} times`,
  );
  console.log(stopping.summary());
  console.log(
    `files graded: ${graded} for ${rows} results, each kept ${most === 1 ? 'once' : `up to ${most} times`}`,
  );
  if (!inTime) console.log('FAILED: the work was over before the faults were; take more submissions');
  // Each kill, each stop and the loss of Redis may repeat the work of both workers.
  const repeats = graded - rows;
  const fair = repeats <= 2 * (kills + stops + 1);
  if (!fair) console.log(`FAILED: ${repeats} files were graded again`);
  return inTime && fair && most === 1;
}

function kept(file: string): { rows: number; most: number } {
  const database = new DatabaseSync(file, { readOnly: true });
  const counts = database
    .prepare('SELECT count(*) AS n FROM results GROUP BY fingerprint')
    .all()
    .map((row) => Number(row['n']));
  database.close();
  return { rows: counts.length, most: Math.max(...counts) };
}

async function timed(running: Running): Promise<number> {
  const started = performance.now();
  await running.done;
  return (performance.now() - started) / 1000;
}
