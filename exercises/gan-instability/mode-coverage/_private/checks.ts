import { defineHiddenChecks, oracleCheck, within, type Case, type Random } from '#grader/core/index.ts';
import { modeStatistics } from '#reference/oracle/mode-statistics.ts';
import exercise from '../exercise.ts';
import { collapsed, even, nothingGood, overlapping, unevenGrid, unevenRing, type Scene } from './scenes.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

type Statistic = keyof ReturnType<typeof modeStatistics>;

const cases =
  (statistic: Statistic, scenes: readonly ((random: Random) => Scene)[]) =>
  (random: Random): Case[] =>
    scenes.map((draw) => {
      const { samples, centers, std } = draw(random);
      const right = modeStatistics({ samples, centers, std });
      return {
        evaluation: { target: 'modeStatistics', inputs: { samples, centers }, params: { std } },
        expected: { outputs: { [statistic]: within(right[statistic], c) } },
      };
    });

const usual = [unevenRing, unevenGrid, overlapping, collapsed];

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'modes',
      title: 'modesCovered: modes with at least one high-quality sample',
      points: 0.5,
      cases: cases('modesCovered', [...usual, nothingGood]),
    }),
    oracleCheck({
      id: 'high-quality',
      title: 'highQualityFraction: within 3 std of the nearest centre, each sample once',
      points: 0.5,
      cases: cases('highQualityFraction', [...usual, nothingGood]),
    }),
    oracleCheck({
      id: 'reverse-kl',
      title: 'reverseKl: how far the shares of the modes are from equal; NaN if there are none',
      points: 1,
      cases: cases('reverseKl', [...usual, even, nothingGood]),
    }),
  ],
});
