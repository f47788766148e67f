/** Times as people write them, and days and hours that a zone's clocks skip or repeat. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysAfter, deadlineOf, parseTime } from '#grader/host/policy/deadline.ts';
import { readHandInTimes } from '#grader/host/intake/index.ts';
import { parsePolicy } from '#grader/host/policy/policy.ts';
import { property } from '#tests/borders/property.ts';

const berlin = 'Europe/Berlin';
const hour = 3600 * 1000;
const time = (text: string): number => Date.parse(text);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-times-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function handedIn(text: string, timeZone?: string): Promise<string | undefined> {
  const file = join(folder, 'hand-in-times.csv');
  await writeFile(file, `submission;handed in\nada;${text}\n`);
  return (await readHandInTimes(file, timeZone))[0]?.handedIn.toISOString();
}

describe('a hand-in time', () => {
  test.each([
    ['2026-11-30 23:59', '2026-11-30T22:59:00.000Z'],
    ['2026-11-30T23:59:30', '2026-11-30T22:59:30.000Z'],
    ['2026-07-01T12:00', '2026-07-01T10:00:00.000Z'],
    ['2026-11-30T23:59:00+05:30', '2026-11-30T18:29:00.000Z'],
    ['2026-11-30 23:59:00 -0800', '2026-12-01T07:59:00.000Z'],
    ['2026-11-30 23:59:00 UTC', '2026-11-30T23:59:00.000Z'],
    ['2026-11-30 23:59 +01', '2026-11-30T22:59:00.000Z'],
  ])("%s is read in the policy's zone", async (text, iso) => {
    expect(await handedIn(text, berlin)).toBe(iso);
  });

  test('that occurs twice is the earlier one, and one that does not exist is refused', async () => {
    expect(await handedIn('2026-10-25 02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
    await expect(handedIn('2026-03-29 02:30', berlin)).rejects.toThrow(
      /row 2: '2026-03-29 02:30': that time does not exist in Europe\/Berlin.*add its offset\.$/,
    );
    await expect(handedIn('2011-12-30 12:00', 'Pacific/Apia')).rejects.toThrow(
      /does not exist in Pacific\/Apia/,
    );
  });

  test('needs an offset if no policy gives a zone', async () => {
    await expect(handedIn('2026-11-30 23:59')).rejects.toThrow(
      /'2026-11-30 23:59': it has no offset, and no policy gives a 'timeZone'; write a time as 2026-/,
    );
    expect(await handedIn('2026-11-30 23:59+01:00')).toBe('2026-11-30T22:59:00.000Z');
  });
});

describe('an ambiguous time is refused, and the sentence says how to write it', () => {
  test.each([
    ['30.11.2026 23:59', /day and month can be confused, so put the year first; .*2026-11-30T23:59/],
    ['11/30/2026', /day and month can be confused/],
    ['3/4/26 23:59', /day and month can be confused/],
    ['30-11-2026T23:59', /day and month can be confused/],
    ['2026-11-30', /it has no time of day; write a time as/],
    ['30 November 2026, 11:59 PM', /'30 November 2026, 11:59 PM': write a time as/],
    ['2026-11-31 12:00', /this day or offset does not exist/],
    ['', /'': write a time as/],
  ])('%s', async (text, message) => {
    await expect(handedIn(text, berlin)).rejects.toThrow(message);
    await expect(handedIn(text, berlin)).rejects.toThrow(/^[^\n]*hand-in-times\.csv, row 2: [^\n]*\.$/);
    for (const policy of [
      { timeZone: berlin, deadline: text },
      { timeZone: berlin, deadlines: { unit: text } },
      { timeZone: berlin, extensions: { ada: { until: text } } },
    ])
      expect(() => parsePolicy(Buffer.from(JSON.stringify(policy)), 'policy.json', ['unit/first'])).toThrow(
        message,
      );
  });
});

describe('a day that a zone skips is not counted', () => {
  // Samoa had no 30 December 2011.
  const apia = deadlineOf('2011-12-29T12:00', 'Pacific/Apia');

  test.each([
    [1, '2011-12-31T12:00:00+14:00'],
    [2, '2012-01-01T12:00:00+14:00'],
    [9, '2012-01-08T12:00:00+14:00'],
    [1.5, '2012-01-01T00:00:00+14:00'],
  ])('an extension of %f days over it', (days, at) => {
    expect(apia(days)).toBe(time(at));
    expect(deadlineOf('2011-12-29T12:00:00-10:00', 'Pacific/Apia')(days)).toBe(time(at));
  });

  test('a deadline in it is at the same time on the day after, and extensions begin there', () => {
    const skipped = deadlineOf('2011-12-30T12:00', 'Pacific/Apia');
    expect([skipped(0), skipped(1)].map((at) => new Date(at).toISOString())).toEqual([
      '2011-12-30T22:00:00.000Z',
      '2011-12-31T22:00:00.000Z',
    ]);
  });

  test('lateness across it does not count an extra day', () => {
    expect(daysAfter(apia, 0, time('2012-01-01T12:00:00+14:00'), 0)).toBe(2);
    expect(daysAfter(apia, 1, time('2011-12-31T12:00:01+14:00'), 0)).toBe(1);
  });
});

const zones = ['Pacific/Apia', 'Pacific/Kwajalein', 'Pacific/Fakaofo', berlin, 'America/St_Johns', 'UTC'];
const near = fc.constantFrom('2011-12-2', '1993-08-1', '1993-08-2', '2026-10-2', '2026-03-2');
property(
  'each day of an extension ends 22 to 26 hours after the one before, whatever clocks do',
  fc.tuple(fc.constantFrom(...zones), near, fc.nat(9), fc.nat(23), fc.nat(59), fc.nat(8)),
  2_000,
  ([zone, start, day, h, minute, days]) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const deadline = deadlineOf(`${start}${day}T${two(h)}:${two(minute)}`, zone);
    const hours = (deadline(days + 1) - deadline(days)) / hour;
    expect(hours).toBeGreaterThanOrEqual(22);
    expect(hours).toBeLessThanOrEqual(26);
    expect(daysAfter(deadline, 0, deadline(days + 1), 0)).toBe(days + 1);
  },
);

test('parseTime and deadlineOf agree on a time that exists once', () => {
  expect(parseTime('2026-06-01 08:00', berlin)).toBe(deadlineOf('2026-06-01T08:00', berlin)(0));
});
