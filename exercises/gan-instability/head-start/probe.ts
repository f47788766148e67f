import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Params = Parameters<typeof stub.updateSchedule>[0];

export default defineProbe<typeof stub>({
  /** The argument is one object of plain numbers. */
  updateSchedule: ({ updateSchedule }, _, params: Params) => updateSchedule({ ...params }),
});
