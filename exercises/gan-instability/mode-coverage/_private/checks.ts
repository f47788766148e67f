import { defineHiddenChecks, oracleCheck, within, type Case, type Random } from '#grader/core/index.ts';
import { modeStatistics } from '#reference/oracle/mode-statistics.ts';
import exercise from '../exercise.ts';
import * as scenes from './scenes.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

type Statistic = keyof ReturnType<typeof modeStatistics>;

const strata: Readonly<Record<string, (random: Random) => scenes.Scene>> = {
  'modes on a ring': scenes.unevenRing,
  'modes on a grid': scenes.unevenGrid,
  'modes that overlap': scenes.overlapping,
  'modes wider than 1': scenes.wide,
  'samples at one mode only': scenes.collapsed,
  'equally many samples at each mode': scenes.even,
  'no sample of high quality': scenes.nothingGood,
  'a single sample': scenes.singleSample,
  'two modes': scenes.twoModes,
  'duplicate samples': scenes.duplicates,
};

const about = (statistic: Statistic) =>
  Object.fromEntries(
    Object.entries(strata).map(([name, draw]) => [
      name,
      (random: Random): Case => {
        const { samples, centers, std } = draw(random);
        const right = modeStatistics({ samples, centers, std });
        return {
          evaluation: { target: 'modeStatistics', inputs: { samples, centers }, params: { std } },
          expected: { outputs: { [statistic]: within(right[statistic], c) } },
        };
      },
    ]),
  );

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'modes',
      title: 'modesCovered: modes with at least one high-quality sample',
      points: 0.5,
      strata: about('modesCovered'),
    }),
    oracleCheck({
      id: 'high-quality',
      title: 'highQualityFraction: within 3 std of the nearest centre, each sample once',
      points: 0.5,
      strata: about('highQualityFraction'),
    }),
    oracleCheck({
      id: 'reverse-kl',
      title: 'reverseKl: how far the shares of the modes are from equal; NaN if there are none',
      points: 1,
      strata: about('reverseKl'),
    }),
  ],
});
