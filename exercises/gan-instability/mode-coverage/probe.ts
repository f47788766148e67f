import { defineProbe } from '#grader/core/probe.ts';

type ModeStatistics = (samples: unknown, centers: unknown, std: number) => unknown;

export default defineProbe({
  /** std is a plain number. */
  modeStatistics: (student, { samples, centers }, params) =>
    (student['modeStatistics'] as ModeStatistics)(samples, centers, Number(params['std'])),
});
