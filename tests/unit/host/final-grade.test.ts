import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finalGrade, type Attempt } from '#grader/host/policy/final-grade.ts';
import { readHandInTimes } from '#grader/host/intake/index.ts';
import { readPolicy, type Policy } from '#grader/host/policy/policy.ts';
import { exercise, submission } from '#tests/unit/report/results.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-policy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ids = ['one/first', 'one/second', 'two/third'];
let files = 0;
async function policy(content: unknown): Promise<Policy> {
  const file = join(folder, `${files++}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readPolicy(file, ids);
}

/** Points of one/first, one/second and two/third, of 4, 2 and 10. */
function attempt(points: readonly number[], handedIn?: string): Attempt {
  const exercises = ids.map((id, i) =>
    exercise({
      id,
      points: points[i] ?? 0,
      maxPoints: [4, 2, 10][i] ?? 0,
      attempted: points[i] !== undefined,
    }),
  );
  return {
    result: submission({ submission: 'ada', exercises }),
    handedIn: handedIn === undefined ? undefined : new Date(handedIn),
  };
}
const counted = (attempts: readonly [Attempt, ...Attempt[]], rules: Policy) =>
  finalGrade(attempts, rules).final;

const deadline = '2026-11-30T23:59:00+01:00';
const late = { graceMinutes: 10, perDay: 0.1, lastDay: 3 };

describe('lateness', () => {
  test.each([
    ['a minute before, in a different zone', '2026-11-30T22:58:00Z', 0, 16],
    ['within the grace', '2026-12-01T00:09:00+01:00', 0, 16],
    ['a second after it', '2026-12-01T00:09:01+01:00', 1, 14.4],
    ['a day and a second after it', '2026-12-02T00:09:01+01:00', 2, 12.8],
    ['at the end of the last day', '2026-12-04T00:09:00+01:00', 3, 11.2],
    ['after the last day', '2026-12-04T00:09:01+01:00', 4, 0],
    ['at an unknown time', undefined, 0, 16],
  ])('handed in %s: %s', async (_, time, daysLate, score) => {
    const final = counted([attempt([4, 2, 10], time)], await policy({ deadline, late }));
    expect(final).toMatchObject({
      score,
      maxScore: 16,
      handedIn: time ? new Date(time).toISOString() : null,
    });
    expect(final?.exercises.map((one) => one.daysLate)).toEqual([daysLate, daysLate, daysLate]);
  });

  test('more days than the penalty has left cost all points and no more', async () => {
    const rules = await policy({ deadline, late: { perDay: 0.4 } });
    expect(counted([attempt([4, 2, 10], '2026-12-20T00:00:00Z')], rules)).toMatchObject({ score: 0 });
  });

  test('an exercise has its own deadline, or its unit has one; what was not attempted is not late', async () => {
    const rules = await policy({
      deadlines: { one: '2026-11-10T12:00:00Z', 'one/second': '2026-11-20T12:00:00Z' },
      late: { perDay: 0.25 },
    });
    const final = counted([attempt([4, 2], '2026-11-11T13:00:00Z')], rules);
    expect(final?.exercises.map(({ counted: points, daysLate }) => [points, daysLate])).toEqual([
      [2, 2],
      [2, 0],
      [0, 0],
    ]);
  });

  test.each([
    ['days', { days: 2, why: 'ill' }, 'ill', 14.4],
    ['a later deadline', { until: '2026-12-02T23:59:00+01:00' }, 'granted', 14.4],
  ])('an extension by %s moves the deadline for one student', async (_, extension, why, score) => {
    const rules = await policy({ deadline, late: { perDay: 0.1 }, extensions: { ada: extension } });
    const handedIn = '2026-12-03T00:00:00+01:00';
    expect(counted([attempt([4, 2, 10], handedIn)], rules)).toMatchObject({ score, extension: why });
    const ben = attempt([4, 2, 10], handedIn);
    expect(counted([{ ...ben, result: { ...ben.result, submission: 'constructor' } }], rules)).toMatchObject({
      score: 11.2,
      extension: null,
    });
  });
});

test("a member's extension comes before the group's, in any case and Unicode form", async () => {
  const extensions = { 'ZOE\u0308': { days: 3, why: 'illness' }, Team: { days: 1, why: 'a broken server' } };
  const rules = await policy({ deadline, late: { perDay: 0.1 }, extensions });
  const { result, handedIn } = attempt([4, 2, 10], '2026-12-03T00:00:00+01:00');
  const graded = (name: string) => {
    const own = { ...result, submission: name, group: { id: 'team', members: ['zo\u00eb', 'ben'] } };
    return counted([{ result: own, handedIn }], rules);
  };
  expect(graded('zo\u00eb')).toMatchObject({ score: 16, extension: 'illness' });
  expect(graded('ben')).toMatchObject({ score: 12.8, extension: 'a broken server' });
});

test("an exercise's weight counts before its unit's, and a bonus comes on top", async () => {
  const rules = await policy({ weights: { one: 0.5, 'one/second': 3, two: 0.1 } });
  const { result, handedIn } = attempt([4, 1, 10]);
  const exercises = result.exercises.map((one) => ({ ...one, bonus: one.id === 'two/third' }));
  expect(counted([{ result: { ...result, exercises }, handedIn }], rules)).toMatchObject({
    score: 4 * 0.5 + 1 * 3 + 10 * 0.1,
    maxScore: 4 * 0.5 + 2 * 3,
  });
});

describe('several attempts', () => {
  const [early, last] = [
    attempt([4, 0, 10], '2026-11-30T12:00:00Z'),
    attempt([2, 2, 10], '2026-12-01T12:00:00Z'),
  ];

  test('the last one counts', async () => {
    const rules = await policy({ deadline, late: { perDay: 0.5 } });
    const graded = finalGrade([early, last], rules);
    expect(graded.final).toMatchObject({ score: 7, attempts: 2 });
    expect(graded.score).toBe(14);
  });

  test('the best of each exercise counts, after lateness', async () => {
    const rules = await policy({ deadline, late: { perDay: 0.5 }, attempts: 'best' });
    const graded = finalGrade([early, last], rules);
    expect(graded.final?.exercises.map((one) => one.counted)).toEqual([4, 1, 10]);
    expect(graded.exercises.map(({ points }) => points)).toEqual([4, 2, 10]);
    expect(graded.final).toMatchObject({ score: 15, handedIn: '2026-12-01T12:00:00.000Z' });
  });
});

describe('an invalid policy is refused in a sentence', () => {
  test.each([
    ['no JSON', '{', /is not JSON/],
    ['an unknown rule', { deadlin: deadline }, /not a policy.*deadlin/s],
    [
      'a time without its zone',
      { deadline: '2026-11-30T23:59:00' },
      /deadline: '2026-11-30T23:59:00': .*timeZone.*write a time as 2026/,
    ],
    ['a penalty above one', { deadline, late: { perDay: 10 } }, /late\.perDay/],
    ['a penalty without a deadline', { late: { perDay: 0.1 } }, /no deadline/],
    ['a missing exercise', { weights: { 'one/frist': 2 } }, /'one\/frist'.*one\/first/],
    [
      'an extension both ways',
      { extensions: { ada: { days: 1, until: deadline } } },
      /extensions\.ada.*either/,
    ],
    ['a negative weight', { weights: { one: -1 } }, /weights\.one/],
  ])('%s', async (_, content, message) => {
    await expect(policy(content)).rejects.toThrow(message);
  });
});

describe('when submissions were handed in', () => {
  const read = async (text: string) => {
    const file = join(folder, 'hand-in-times.csv');
    await writeFile(file, text);
    return readHandInTimes(file);
  };

  test('is read from a CSV with more columns, a byte order mark and quotes', async () => {
    const times = await read('\uFEFFname,submission,handed in\r\n"L, Ada",ada,2026-11-30T23:59:00+01:00\r\n');
    expect(times).toEqual([{ line: 2, submission: 'ada', handedIn: new Date('2026-11-30T22:59:00Z') }]);
  });

  test.each([
    ['submission,when\nada,now\n', /no column 'handed in'/],
    ['student,handed in\nada,2026-11-30T23:59:00Z\n', /no column 'submission'/],
    [
      'submission,handed in\nada,2026-11-30T23:59:00Z\nben,yesterday\n',
      /row 3: 'yesterday': write a time as/,
    ],
  ])('%j is refused', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
