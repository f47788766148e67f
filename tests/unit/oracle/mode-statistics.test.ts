/** Mode coverage against scipy, with the numbers of tests/peers/unit2_modes.py. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { distanceFromEdge, modeStatistics, type ModeQuestion } from '#reference/oracle/mode-statistics.ts';
import { matrix, scalar } from './helpers.ts';

interface Golden {
  script: { path: string; sha256: string };
  cases: {
    name: string;
    question: ModeQuestion;
    expected: { modesCovered: number; highQualityFraction: number; reverseKl: number | null };
  }[];
}

const root = new URL('../../../', import.meta.url);
const golden = JSON.parse(
  readFileSync(new URL('tests/peers/unit2-modes.golden.json', root), 'utf8'),
) as Golden;

it('has the golden numbers of the current script', () => {
  const script = readFileSync(new URL(golden.script.path, root));
  expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
});

it.each(golden.cases)('scipy: $name', ({ question, expected }) => {
  const { modesCovered, highQualityFraction, reverseKl } = modeStatistics(question);
  expect(scalar(modesCovered)).toBe(expected.modesCovered);
  expect(scalar(highQualityFraction)).toBe(expected.highQualityFraction);
  if (expected.reverseKl === null) expect(scalar(reverseKl)).toBeNaN();
  else expect(scalar(reverseKl)).toBeCloseTo(expected.reverseKl, 12);
});

it('computes how close a sample is to the edge of a mode and to a tie', () => {
  const question = {
    samples: matrix([2, 2], [3.1, 0, 9, 0.5]),
    centers: matrix([2, 2], [0, 0, 20, 0]),
    std: 1,
  };
  expect(distanceFromEdge(question, 0)).toBeCloseTo(0.1, 12);
  expect(distanceFromEdge(question, 1)).toBeCloseTo(Math.hypot(11, 0.5) - Math.hypot(9, 0.5), 12);
});
