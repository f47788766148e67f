import { expect, test } from 'vitest';
import { attemptsFor, calibrationOf, judgeBy, loosened } from '#grader/core/calibration.ts';

const rows = [3, 1, 2, 5].map((value, i) => ({
  check: 'trained',
  answer: 'solution',
  seed: i + 1,
  seconds: 1,
  measures: { loss: value },
}));

test('bands hold the least, the median and the most of all runs', () => {
  expect(calibrationOf(rows)).toEqual({ trained: { loss: { runs: 4, least: 1, median: 2.5, most: 5 } } });
});

test('a limit is as far beyond the worst run as that run is beyond the median', () => {
  expect(loosened({ runs: 4, least: 1, median: 2.5, most: 5 })).toEqual({ least: -0.5, most: 7.5 });
});

// 1 − 0.05^(1/200) = 0.01487; its fourth power is 4.9e-8, its third 3.3e-6. For 60: 0.0487, 2.7e-7 with 5, 5.6e-6 with
// 4.
test.each([
  [200, 4],
  [60, 5],
  [1, 270], // p may be as much as .95
])('after %d good runs, %d retrains that all fail are rarer than one in a million', (runs, attempts) => {
  expect(attemptsFor(runs)).toBe(attempts);
});

test('judges by the worse side', () => {
  const bands = { loss: { runs: 4, least: 1, median: 2.5, most: 5 } };
  const verdict = (loss: number, better: 'less' | 'more') =>
    judgeBy(bands, { loss }, { loss: better }).verdict;
  expect([verdict(7.5, 'less'), verdict(7.6, 'less'), verdict(-9, 'less')]).toEqual(['pass', 'fail', 'pass']);
  expect([verdict(-0.5, 'more'), verdict(-0.6, 'more'), verdict(99, 'more')]).toEqual([
    'pass',
    'fail',
    'pass',
  ]);
  expect(verdict(NaN, 'less')).toBe('fail');
  expect(() => judgeBy({}, { loss: 1 }, { loss: 'less' })).toThrow(/dev calibrate/);
});
