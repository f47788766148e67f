/** Kind: a malformed record from elsewhere stops the run. */
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readGraded } from '#grader/host/grade/graded.ts';
import { jobRecords } from '#grader/host/queue/records.ts';
import { seal, unseal } from '#grader/host/queue/sealed.ts';
import { removeUnreadable } from '#grader/host/queue/unreadable-jobs.ts';
import { jobSchema } from '#grader/host/queue/wire.ts';
import { property } from '#tests/borders/property.ts';
import { openRedis, redisThere, type RedisServer } from '#tests/redis.ts';
import { exercise } from '#tests/unit/report/results.ts';

const key = 'a course key';
const result = seal(key, 'result', 'id', { result: exercise() });
const job = seal(key, 'job', 'id', { exercise: 'u/e', student: 'ada', text: '', types: false });

const base64 = fc.base64String({ maxLength: 400 });
const changed = fc
  .tuple(fc.constantFrom(result, job), fc.nat(), fc.constantFrom('', 'A', '=', '\u0000', '😀'))
  .map(([sealed, at, other]) => {
    const i = at % sealed.length;
    return sealed.slice(0, i) + other + sealed.slice(i + 1);
  })
  .filter((text) => Buffer.from(text, 'base64').compare(Buffer.from(result, 'base64')) !== 0)
  .filter((text) => Buffer.from(text, 'base64').compare(Buffer.from(job, 'base64')) !== 0);
const anything = fc.oneof(fc.anything(), fc.jsonValue(), fc.string({ unit: 'binary' }), base64, changed);

property('nothing but what was sealed with the key opens', anything, 10_000, (value) => {
  expect(unseal(key, 'result', 'id', value)).toBeUndefined();
  expect(unseal(key, 'job', 'id', value)).toBeUndefined();
});

property('no arbitrary value is mistaken for a result or a job', fc.anything(), 5000, (value) => {
  expect(readGraded(value)).toBeUndefined();
  expect(jobSchema.safeParse(value).success).toBe(false);
});

if (!redisThere) console.log('SKIPPED records in Redis: no redis-server on the PATH');

describe.runIf(redisThere)('records in a Redis', () => {
  let server: RedisServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await openRedis();
    redis = new Redis(server.port);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.json({ maxDepth: 2 }),
    fc.constant(`"${result}"`),
  );
  const record = fc.oneof(
    fc.record({
      type: fc.constant('hash'),
      fields: fc.dictionary(
        fc.constantFrom('returnvalue', 'finishedOn', 'data', 'opts', 'progress', 'parent'),
        text,
      ),
    }),
    fc.record({
      type: fc.constantFrom('string', 'list', 'set', 'none'),
      fields: fc.constant({}),
    }),
  );

  property(
    'of any kind are read without an error, one beside the other',
    fc.array(record, { minLength: 20, maxLength: 20 }),
    500,
    async (records) => {
      await redis.flushall();
      const write = redis.pipeline();
      for (const [i, { type, fields }] of records.entries()) {
        if (type === 'hash' && Object.keys(fields).length > 0) write.hset(`q:${i}`, fields);
        if (type === 'string') write.set(`q:${i}`, 'x');
        if (type === 'list') write.rpush(`q:${i}`, 'x');
        if (type === 'set') write.sadd(`q:${i}`, 'x');
      }
      write.hset('q:mine', { returnvalue: JSON.stringify(result), finishedOn: '1' });
      write.rpush('q:active', ...records.keys(), 'mine');
      await write.exec();
      const ids = [...records.keys().map(String), 'mine'];
      const read = await jobRecords(redis, (id) => `q:${id}`, ids);
      expect(read).toHaveLength(21);
      for (const { kind } of read) expect(['none', 'open', 'returned', 'unusable']).toContain(kind);
      expect(read.at(-1)).toEqual({ kind: 'returned', value: result });
      const removed = await removeUnreadable(redis, (name) => `q:${name}`);
      expect(removed).not.toContain('mine');
      for (const id of ids.filter((one) => !removed.includes(one)))
        expect(['hash', 'none']).toContain(await redis.type(`q:${id}`));
    },
  );

  test.each(['atm', 'ats', 'stc', 'priority'])('a job whose %s is not a number is removed', async (field) => {
    await redis.flushall();
    const plain = { data: '{}', opts: '{}', atm: '0', ats: '1', stc: '20', timestamp: String(Date.now()) };
    for (const [id, fields] of Object.entries({ mine: plain, other: { ...plain, [field]: 'x' } })) {
      await redis.hset(`q:${id}`, fields);
      await redis.rpush('q:active', id);
    }
    expect(await removeUnreadable(redis, (name) => `q:${name}`)).toEqual(['other']);
    expect(await redis.lrange('q:active', 0, -1)).toEqual(['mine']);
  });

  test('a result of megabytes is refused before it is fetched', async () => {
    await redis.hset('q:large', 'returnvalue', 'x'.repeat(2 ** 23));
    const [read] = await jobRecords(redis, (id) => `q:${id}`, ['large']);
    expect(read).toEqual({ kind: 'unusable', why: 'its result has 8388608 bytes' });
  });
});
