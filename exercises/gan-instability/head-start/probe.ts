import { defineProbe } from '#grader/core/probe.ts';

type UpdateSchedule = (o: object) => unknown;

export default defineProbe({
  /** One record of plain numbers. */
  updateSchedule: (student, _, params) => (student['updateSchedule'] as UpdateSchedule)({ ...params }),
});
