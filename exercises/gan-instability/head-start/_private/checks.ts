import {
  defineHiddenChecks,
  oracleCheck,
  type Case,
  type Expected,
  type Random,
} from '#grader/core/index.ts';
import { updateSchedule, type ScheduleOptions } from '#reference/oracle/update-schedule.ts';
import exercise from '../exercise.ts';

/** The results are whole numbers, so there is no rounding. */
const exactly = (value: number): Expected => ({ shape: [], value: [value], tolerance: [1e-9] });

function ask(o: ScheduleOptions): Case {
  const { discriminator, generator } = updateSchedule(o);
  return {
    evaluation: { target: 'updateSchedule', inputs: {}, params: { ...o } },
    expected: { outputs: { discriminator: exactly(discriminator), generator: exactly(generator) } },
  };
}

const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor((to - from + 1) * random.uniform());

/** A step after the head start, with a discriminator that is not too accurate. */
function usual(random: Random): ScheduleOptions {
  const headStart = whole(random, 4, 50);
  const pauseAbove = 0.7 + 0.25 * random.uniform();
  return {
    step: headStart + whole(random, 1, 500),
    headStart,
    discriminatorAccuracy: pauseAbove * (0.3 + 0.6 * random.uniform()),
    discriminatorSteps: whole(random, 2, 7),
    pauseAbove,
  };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'ratio',
      title: 'k updates of the discriminator per update of the generator',
      points: 0.5,
      cases: (random) => [
        ...[1, 2, 3, 4].map(() => ask(usual(random))),
        ask({ ...usual(random), discriminatorSteps: 1 }),
      ],
    }),
    oracleCheck({
      id: 'head-start',
      title: 'only the generator trains while step < headStart',
      points: 0.5,
      cases: (random) => {
        const o = usual(random);
        const steps = [0, 1, o.headStart - 1, o.headStart, o.headStart + 1];
        return [
          ...steps.map((step) => ask({ ...o, step })),
          ask({ ...usual(random), headStart: 0, step: 0 }),
          ask({ ...usual(random), headStart: 0, step: 1 }),
          // The end of the head start does not end a pause. This distinguishes "no head start" from "both reasons
          // needed".
          ask({ ...usual(random), discriminatorAccuracy: 1 }),
        ];
      },
    }),
    oracleCheck({
      id: 'pause',
      title: 'the discriminator pauses while it is too accurate',
      points: 1,
      cases: (random) => {
        const o = usual(random);
        const { pauseAbove } = o;
        const accuracies = [0.5, pauseAbove - 0.01, pauseAbove, pauseAbove + 0.01, 1];
        return [
          ...accuracies.map((discriminatorAccuracy) => ask({ ...o, discriminatorAccuracy })),
          // Only the other reason, both reasons, and a limit that is never exceeded.
          ask({ ...o, step: 1 }),
          ask({ ...o, step: 1, discriminatorAccuracy: 1 }),
          ask({ ...o, pauseAbove: 1, discriminatorAccuracy: 1 }),
        ];
      },
    }),
  ],
});
