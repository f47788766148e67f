import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, deadlineOf } from '#grader/host/policy/deadline.ts';
import { finalGrade } from '#grader/host/policy/final-grade.ts';
import { parsePolicy, readPolicy, type Policy } from '#grader/host/policy/policy.ts';
import { property } from '#tests/borders/property.ts';
import { exercise, faulty, submission } from '#tests/unit/report/results.ts';

const ids = ['unit/first', 'unit/second'];
const policy = (content: unknown): Policy =>
  parsePolicy(Buffer.from(JSON.stringify(content)), 'policy.json', ids);
const berlin = 'Europe/Berlin';
const time = (text: string): number => Date.parse(text);

/** Days late of ada, who handed in at this time. */
function daysLate(
  content: object,
  handedIn: string,
  group?: { id: string; members: string[] },
): number | undefined {
  const result = submission({ submission: 'ada', ...(group ? { group } : {}) });
  const { final } = finalGrade([{ result, handedIn: new Date(handedIn) }], policy(content));
  return final?.exercises[0]?.daysLate;
}

describe('calendar days of 24 hours', () => {
  const late = { perDay: 0.1 };

  test.each([
    // Clocks go back on 25 October 2026 in Berlin: that day has 25 hours.
    ['2026-10-25T23:59:00+01:00', 0],
    ['2026-10-25T23:59:01+01:00', 1],
    ['2026-10-26T23:59:00+01:00', 1],
  ])('an extension of a day over the change to winter time: %s is %i days late', (handedIn, days) => {
    for (const deadline of ['2026-10-24T23:59', '2026-10-24 23:59:00', '2026-10-24T23:59:00+02:00'])
      expect(daysLate({ timeZone: berlin, deadline, late, extensions: { ADA: { days: 1 } } }, handedIn)).toBe(
        days,
      );
  });

  test.each([
    // Clocks go forward on 29 March 2026: that day has 23 hours.
    ['2026-03-29T23:59:00+02:00', 1],
    ['2026-03-29T23:59:01+02:00', 2],
  ])('days late over the change to summer time: %s is %i days late', (handedIn, days) => {
    expect(daysLate({ timeZone: berlin, deadline: '2026-03-28T23:59', late }, handedIn)).toBe(days);
  });

  test('without a zone a day has 24 hours, and a time needs its offset', () => {
    const deadline = '2026-10-24T23:59:00+02:00';
    expect(daysLate({ deadline, late }, '2026-10-25T22:59:00+01:00')).toBe(1);
    expect(daysLate({ deadline, late }, '2026-10-25T22:59:01+01:00')).toBe(2);
    expect(() => policy({ deadline: '2026-10-24T23:59' })).toThrow(
      /policy\.json, deadline: '2026-10-24T23:59': it has no offset.*timeZone/,
    );
  });

  test('a deadline is the first second of its minute, and grace is added after each day', () => {
    const content = { timeZone: berlin, deadline: '2026-10-24T23:59', late: { ...late, graceMinutes: 1 } };
    expect(daysLate(content, '2026-10-25T00:00:00+02:00')).toBe(0);
    expect(daysLate(content, '2026-10-25T00:00:01+02:00')).toBe(1);
    expect(daysLate(content, '2026-10-26T00:00:00+01:00')).toBe(1);
    expect(daysLate(content, '2026-10-26T00:00:01+01:00')).toBe(2);
  });

  test('a time that exists twice is the later one; one that does not exist is read with the old offset', () => {
    expect(deadlineOf('2026-10-25T02:30', berlin)(0)).toBe(time('2026-10-25T02:30:00+01:00'));
    expect(deadlineOf('2026-03-29T02:30', berlin)(0)).toBe(time('2026-03-29T03:30:00+02:00'));
    expect(deadlineOf('2026-03-28T02:30', berlin)(1)).toBe(time('2026-03-29T03:30:00+02:00'));
    expect(deadlineOf('2026-03-28T02:30', berlin)(2)).toBe(time('2026-03-30T02:30:00+02:00'));
    // With an offset the time is unambiguous.
    expect(deadlineOf('2026-10-25T02:30:00+02:00', berlin)(0)).toBe(time('2026-10-25T00:30:00Z'));
  });

  test('half a day is twelve hours after the whole ones', () => {
    expect(deadlineOf('2026-10-24T12:00', berlin)(1.5)).toBe(time('2026-10-25T23:00:00Z'));
  });

  test('a day that a zone skipped is handled', () => {
    // Samoa had no 30 December 2011.
    const deadline = deadlineOf('2011-12-29T12:00', 'Pacific/Apia');
    expect(daysAfter(deadline, 0, time('2011-12-31T12:00:00+14:00'), 0)).toBe(1);
    expect(daysAfter(deadline, 0, time('2011-12-31T12:00:01+14:00'), 0)).toBe(2);
  });
});

describe('an extension', () => {
  const content = {
    deadline: '2026-11-30T23:59:00Z',
    late: { perDay: 0.1 },
    extensions: { ' Àda Lovelace ': { days: 2 }, team: { days: 1 } },
  };

  test('is found like identities: case, spaces and the form of accents do not matter', () => {
    const result = submission({ submission: 'a\u0300da  LOVELACE' });
    const { final } = finalGrade([{ result, handedIn: new Date('2026-12-02T12:00:00Z') }], policy(content));
    expect(final).toMatchObject({ extension: 'granted', score: 2 });
  });

  test("of a group applies to its members, and a member's own takes precedence", () => {
    const group = { id: 'Team', members: ['ada', 'bob'] };
    expect(daysLate(content, '2026-12-01T12:00:00Z', group)).toBe(0);
    const own = { ...content, extensions: { team: { days: 1 }, Ada: { days: 3 } } };
    expect(daysLate(own, '2026-12-03T12:00:00Z', group)).toBe(0);
  });

  test('twice for one student is refused, naming both', () => {
    const extensions = { ada: { days: 1 }, ADA: { days: 2 } };
    expect(() => policy({ ...content, extensions })).toThrow(
      /two extensions for one student, 'ada' and 'ADA'/,
    );
  });
});

test('of several attempts, one that we failed to grade may be the best; one that cannot be read is not', () => {
  const best = policy({ attempts: 'best' });
  const attempt = (changes: Parameters<typeof exercise>[0]) => ({
    result: submission({ exercises: [exercise(changes)] }),
    handedIn: undefined,
  });
  const half = attempt({ points: 1 });
  const ours = attempt({ ...faulty, id: 'unit/first' });
  const unread = attempt({ points: 0, verdict: 'ungradable' });
  expect(finalGrade([half, ours], best).final?.score).toBeNull();
  expect(finalGrade([attempt({}), ours], best).final?.score).toBe(2);
  expect(finalGrade([half, unread], best).final?.score).toBe(1);
});

describe('an error in a policy gives a sentence with the file, the place and the value', () => {
  test.each([
    [{ timeZone: 'Europe/Bonn' }, /policy\.json.*timeZone: 'Europe\/Bonn': .*IANA/],
    [{ timeZone: '+01:00' }, /timeZone: '\+01:00'/],
    [
      { deadline: '2026-02-30T12:00:00Z' },
      /deadline: '2026-02-30T12:00:00Z': this day or offset does not exist/,
    ],
    [{ deadline: '2026-11-30' }, /deadline: '2026-11-30': it has no time of day; write a time as/],
    [{ deadline: '2026-11-30T24:00:00Z' }, /deadline/],
    [{ deadline: 5 }, /deadline: '5'/],
    [{ attempts: 'first' }, /attempts: 'first': the attempt that counts is the last or the best\./],
    [{ extensions: { ada: { days: 0 } } }, /days: '0': a number of days is above 0 and at most 3660\./],
    [{ extensions: { ada: { until: 'soon' } } }, /extensions\.ada\.until: 'soon'/],
    [
      { deadlines: { 'unit/third': '2026-11-30T12:00:00Z' } },
      /deadlines: there is no unit or exercise 'unit\/third'/,
    ],
    [{ weights: { unit: 'two' } }, /weights\.unit: 'two'/],
    [[], /not a policy/],
    [null, /not a policy/],
  ])('%j', (content, message) => {
    expect(() => policy(content)).toThrow(message);
  });

  test('a missing file, a folder, bytes that are not text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'genlab-policy-'));
    await expect(readPolicy(join(folder, 'no.json'), ids)).rejects.toThrow(/there is no file .*no\.json/);
    await expect(readPolicy(folder, ids)).rejects.toThrow(/cannot be read \(EISDIR\)/);
    expect(() => parsePolicy(Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'p.json', ids)).toThrow(/p\.json.*UTF-8/);
    expect(parsePolicy(Buffer.from('\ufeff{}'), 'p.json', ids).attempts).toBe('last');
    await rm(folder, { recursive: true });
  });
});

const text = fc.oneof(
  fc.constantFrom(
    '2026-11-30T23:59',
    '2026-10-25 02:30:00',
    '2026-11-30T23:59:00+01:00',
    '0000-01-01T00:00:00Z',
  ),
  fc.constantFrom(berlin, 'UTC', 'Mars/Base', '9999-12-31T23:59:59.999999999-23:59', 'best', 'unit'),
  fc.string({ maxLength: 12 }),
);
const leaf = fc.oneof(
  text,
  fc.double(),
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(null, true, [], {}),
);
const record = fc.dictionary(
  fc.constantFrom('unit', 'unit/first', 'ada', '__proto__', 'constructor', 'x'),
  leaf,
);
const near = fc.record(
  {
    timeZone: fc.oneof(fc.constantFrom(berlin, 'Pacific/Apia'), leaf),
    ...{ deadline: leaf, deadlines: fc.oneof(record, leaf), weights: fc.oneof(record, leaf) },
    late: fc.oneof(
      fc.record({ perDay: leaf, graceMinutes: leaf, lastDay: leaf }, { requiredKeys: [] }),
      leaf,
    ),
    attempts: fc.oneof(fc.constantFrom('best', 'last'), leaf),
    extensions: fc.dictionary(
      fc.constantFrom('ada', 'ADA', '__proto__', 'bob'),
      fc.oneof(fc.record({ days: leaf, until: text, why: leaf }, { requiredKeys: [] }), leaf),
    ),
  },
  { requiredKeys: [] },
);

property(
  'any JSON as a policy ends in a policy that grades, or in a sentence',
  fc.oneof({ weight: 6, arbitrary: near }, fc.jsonValue(), fc.string()),
  20_000,
  (content) => {
    let parsed: Policy;
    try {
      const source = typeof content === 'string' ? content : JSON.stringify(content);
      parsed = parsePolicy(Buffer.from(source), 'policy.json', ids);
    } catch (error) {
      const { name, message } = error as Error;
      expect(name).toBe('Error');
      expect(message).toMatch(/^policy\.json[^\n]*\.$/);
      expect(message.length).toBeLessThan(700);
      return;
    }
    const result = submission({ exercises: [exercise(), exercise({ id: 'unit/second' })] });
    const { final } = finalGrade([{ result, handedIn: new Date('2026-12-01T00:00:00Z') }], parsed);
    expect(final?.score).toBeGreaterThanOrEqual(0);
    for (const { daysLate: days } of final?.exercises ?? []) expect(Number.isInteger(days)).toBe(true);
  },
);
