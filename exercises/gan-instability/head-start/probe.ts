import { defineProbe } from '#grader/core/probe.ts';

type UpdateSchedule = (o: object) => unknown;

export default defineProbe({
  /** The argument is one object of plain numbers. */
  updateSchedule: (student, _, params) => (student['updateSchedule'] as UpdateSchedule)({ ...params }),
});
