import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { openRedis, redisThere, type RedisServer } from '#tests/redis.ts';
import { cli, genlab, id, makeClass, makeCourse } from './genlab.ts';

if (!redisThere) console.log('SKIPPED grading by a queue: no redis-server on the PATH');

const students = ['ada', 'ben', 'cy', 'dan'];
let made: Awaited<ReturnType<typeof makeCourse>>;
let redis: RedisServer;
const started: ChildProcess[] = [];

describe.runIf(redisThere)('grading by workers at a queue', () => {
  beforeAll(async () => {
    made = await makeCourse();
    await makeClass(made.base, students);
    redis = await openRedis();
  });
  afterEach(async () => {
    for (const child of started.splice(0)) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  });
  afterAll(async () => {
    await redis.stop();
    await made.remove();
  });

  const common = (key: string): string[] => ['--course', made.course, '--key', key, '--queue', redis.url];
  const grade = (key: string, ...more: string[]) =>
    genlab(made.base, 'grade', 'class', ...common(key), '--no-types', '--json', ...more);

  const isJob = (key: string): boolean => /:[0-9a-f]{64}$/.test(key);
  const jobsIn = async (client: Redis): Promise<string[]> =>
    (await client.keys('bull:genlab-*:*')).filter(isJob);

  /** A worker that is ready, with its output. */
  async function worker(
    key: string,
    ...more: string[]
  ): Promise<{ child: ChildProcess; said: () => string }> {
    const child = spawn(process.execPath, [cli, 'worker', ...common(key), ...more], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    started.push(child);
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await expect.poll(() => said).toContain('files at a time');
    return { child, said: () => said };
  }

  test('two workers give what one process gives', async () => {
    const [here, workers] = await Promise.all([
      genlab(made.base, 'grade', 'class', '--course', made.course, '--key', 'a', '--no-types', '--json'),
      Promise.all([worker('a', '--jobs', '1'), worker('a', '--jobs', '1')]),
    ]);
    const there = await grade('a');
    const comparable = (out: string): unknown =>
      JSON.parse(out.replace(/"durationMs": \d+/g, '"durationMs": 0'));
    expect(comparable(there.out)).toEqual(comparable(here.out));
    const lines = workers.flatMap(({ said }) => said().match(/^[✓✗] .*points$/gm) ?? []);
    expect(lines).toHaveLength(students.length);
  });

  test('an interrupted worker finishes its current work, and exits with success', async () => {
    const { child, said } = await worker('b', '--jobs', '1');
    const graded = grade('b');
    await expect.poll(said, { interval: 20 }).toContain('points');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    await worker('b');
    const results = JSON.parse((await graded).out) as SubmissionResult[];
    expect(results.map(({ score }) => score)).toEqual([2, 0, 2, 0]);
  });

  test('a worker with another key sees no job', async () => {
    const client = new Redis(redis.url);
    const strangers = [await worker('c')];
    const graded = grade('d');
    await expect.poll(async () => (await jobsIn(client)).length).toBe(students.length);
    client.disconnect();
    strangers.push(await worker('c')); // starts when the jobs exist, and is the only worker for a while
    await worker('d');
    await graded;
    for (const stranger of strangers) expect(stranger.said()).not.toContain('points');
  });

  /** Waits for the jobs of a run, and puts a forged result into each. */
  async function forge(client: Redis, returnvalue: string): Promise<void> {
    await expect.poll(async () => (await jobsIn(client)).length).toBe(students.length);
    for (const key of await jobsIn(client)) {
      const [, name = '', job = ''] = /^(bull:genlab-\w+):(\w+)$/.exec(key) ?? [];
      await client.hset(key, 'returnvalue', returnvalue);
      await client.lrem(`${name}:wait`, 0, job);
      await client.zadd(`${name}:completed`, Date.now(), job);
    }
  }

  test('a job with a forged result is queued again, and the grade is the one of a worker', async () => {
    const client = new Redis(redis.url);
    const graded = grade('e', '--only', id);
    await forge(client, JSON.stringify(JSON.stringify({ result: { id, points: 2, verdict: 'pass' } })));
    await worker('e');
    const { code, out } = await graded;
    client.disconnect();
    expect(code).toBe(0);
    expect((JSON.parse(out) as SubmissionResult[]).map(({ score }) => score)).toEqual([2, 0, 2, 0]);
  });

  test.each([
    ['done', 'completed', 1],
    ['put off', 'delayed', 2 ** 53],
  ])('jobs that are falsely marked as %s are queued again', async (_, list, score) => {
    const client = new Redis(redis.url);
    const graded = grade(list, '--only', id);
    await expect.poll(async () => (await jobsIn(client)).length).toBe(students.length);
    for (const key of await jobsIn(client)) {
      const [, name = '', job = ''] = /^(bull:genlab-\w+):(\w+)$/.exec(key) ?? [];
      await client.lrem(`${name}:wait`, 0, job);
      await client.zadd(`${name}:${list}`, score, job);
    }
    await worker(list);
    const { code, out } = await graded;
    client.disconnect();
    expect(code).toBe(0);
    expect((JSON.parse(out) as SubmissionResult[]).map(({ score }) => score)).toEqual([2, 0, 2, 0]);
  });

  /** A job may be gone since it was listed, and must not come back as a record of a result alone. */
  const forgeIfThere =
    "if redis.call('exists', KEYS[1]) == 1 then redis.call('hset', KEYS[1], 'returnvalue', ARGV[1]) end";

  test('a result that is forged repeatedly is a fault of ours, not a grade', async () => {
    const client = new Redis(redis.url);
    const graded = grade('g', '--only', id);
    const state = { open: true };
    const forging = (async () => {
      while (state.open) {
        for (const key of await jobsIn(client)) await client.eval(forgeIfThere, 1, key, '"forged"');
        await sleep(20);
      }
    })();
    const { code, out } = await graded;
    state.open = false;
    await forging;
    client.disconnect();
    expect(code).toBe(2);
    for (const { score, exercises } of JSON.parse(out) as SubmissionResult[]) {
      expect(score).toBeNull();
      expect(exercises[0]).toMatchObject({ verdict: 'infra', points: 0 });
      expect(exercises[0]?.message).toContain('its result was not made with the course key, 4 times');
    }
  });

  test('foreign broken jobs and records stop neither a worker nor a run', async () => {
    const client = new Redis(redis.url);
    const names = async (): Promise<Set<string>> =>
      new Set((await client.keys('bull:genlab-*')).map((key) => key.split(':')[1] ?? ''));
    const before = await names();
    const { said } = await worker('h', '--jobs', '1');
    let queue = '';
    await expect.poll(async () => ([queue = ''] = (await names()).difference(before))).toHaveLength(1);
    const job = async (id: string, fields: Record<string, string>): Promise<void> => {
      await client.hset(`bull:${queue}:${id}`, {
        name: 'grade',
        timestamp: 1,
        priority: 0,
        delay: 0,
        ...fields,
      });
      await client.rpush(`bull:${queue}:wait`, id);
    };
    await job('no-json', { data: '{"data', opts: '{}' });
    await job('bad-options', { data: '"x"', opts: '{"attempts' });
    await job('no-secret', { data: '"AAAA"', opts: '{}' });
    await job('no-text', { data: '{"body":1}', opts: '{}' });
    await client.set(`bull:${queue}:a-string`, 'not a job');
    await client.rpush(`bull:${queue}:wait`, 'a-string');
    await client.zadd(`bull:${queue}:completed`, 1, 'gone', 2, 'no-json');
    const { code, out, err } = await grade('h');
    client.disconnect();
    expect(err).not.toContain('internal');
    expect(code).toBe(0);
    expect((JSON.parse(out) as SubmissionResult[]).map(({ score }) => score)).toEqual([2, 0, 2, 0]);
    expect(said()).toContain('points');
  });

  test("nothing of a student's work, name or result can be read in Redis", async () => {
    const client = new Redis(redis.url);
    const graded = grade('i', '--only', id);
    await expect.poll(async () => (await jobsIn(client)).length).toBe(students.length);
    // Every command that Redis gets from here on, because a record may be gone before it can be read.
    const monitor = await client.monitor();
    const said: string[] = [];
    monitor.on('monitor', (_time: string, args: readonly string[]) => {
      said.push(...args.filter((one) => !one.includes('redis.call')));
    });
    const records = await Promise.all((await jobsIn(client)).map((key) => client.hgetall(key)));
    await worker('i');
    await graded;
    monitor.disconnect();
    client.disconnect();
    expect(said).toContain('returnvalue');
    for (const seen of [JSON.stringify(records), said.join('\n')])
      expect(seen).not.toMatch(
        /export|function|(?<![\w/+-])ada(?![\w/+-])|verdict|points|message|unit\/exercise/,
      );
  });

  test('results are stored, and the queue is left empty', async () => {
    await worker('f');
    await grade('f', '--out', 'out');
    const again = await grade('f', '--out', 'out');
    expect(again.err).toContain(`reused ${students.length} stored results from`);
    const client = new Redis(redis.url);
    expect((await client.keys('bull:genlab-*:*')).filter((key) => /:[0-9a-f]{64}$/.test(key))).toEqual([]);
    client.disconnect();
    expect(await readFile(join(made.base, 'out', 'index.html'), 'utf8')).toContain('ada');
  });
});

test.each([
  ['redis://127.0.0.1:1', /no Redis answers at 127\.0\.0\.1:1 \(.*ECONNREFUSED/],
  ['redis://:secret@127.0.0.1:1', /^((?!secret).)*$/s],
  ['http://127.0.0.1', /an address such as redis:\/\//],
])('%s is refused in a sentence', async (address, message) => {
  const { code, err } = await genlab('.', 'worker', '--queue', address);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
