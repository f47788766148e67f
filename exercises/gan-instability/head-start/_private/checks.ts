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

/** A step after the head start, with a discriminator that is not too accurate. The step is not a multiple of k. */
function usual(random: Random, discriminatorSteps = whole(random, 2, 7)): ScheduleOptions {
  const headStart = whole(random, 4, 50);
  const pauseAbove = 0.7 + 0.25 * random.uniform();
  const least = headStart + whole(random, 1, 500);
  return {
    step: least - (least % discriminatorSteps) + discriminatorSteps + 1,
    headStart,
    // Above 1 − pauseAbove, so that both ends of the range are left to strata of their own.
    discriminatorAccuracy: pauseAbove * (0.45 + 0.45 * random.uniform()),
    discriminatorSteps,
    pauseAbove,
  };
}

/** A usual step, changed. */
const but =
  (change: (o: ScheduleOptions) => Partial<ScheduleOptions>) =>
  (random: Random): Case => {
    const o = usual(random);
    return ask({ ...o, ...change(o) });
  };

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'ratio',
      title: 'k updates of the discriminator per update of the generator',
      points: 0.5,
      strata: {
        'k from 2 to 7': (random) => [2, 3, 5, 7].map((k) => ask(usual(random, k))),
        'k = 1': (random) => ask(usual(random, 1)),
        'k above 10': (random) => ask(usual(random, whole(random, 11, 30))),
        'an accuracy near 0': but(() => ({ discriminatorAccuracy: 0.03 })),
      },
    }),
    oracleCheck({
      id: 'head-start',
      title: 'only the generator trains while step < headStart',
      points: 0.5,
      strata: {
        'the first steps': (random) => [0, 1].map((step) => ask({ ...usual(random), step })),
        'the last step of the head start': but(({ headStart }) => ({ step: headStart - 1 })),
        'the first step after the head start': but(({ headStart }) => ({ step: headStart })),
        'a head start of one step': (random) =>
          [0, 1].map((step) => ask({ ...usual(random), headStart: 1, step })),
        'no head start': (random) => [0, 1].map((step) => ask({ ...usual(random), headStart: 0, step })),
        // The end of the head start does not end a pause. This distinguishes "no head start" from "both reasons needed".
        'a pause after the head start': but(() => ({ discriminatorAccuracy: 1 })),
        'k = 1': (random) =>
          ([0, 1] as const).map((later) => {
            const o = usual(random, 1);
            return ask({ ...o, step: o.headStart - 1 + later });
          }),
      },
    }),
    oracleCheck({
      id: 'pause',
      title: 'the discriminator pauses while it is too accurate',
      points: 1,
      strata: {
        'an accuracy below pauseAbove': (random) =>
          [0, 0.5].map((discriminatorAccuracy) => ask({ ...usual(random), discriminatorAccuracy })),
        'an accuracy just below pauseAbove': but(({ pauseAbove }) => ({
          discriminatorAccuracy: pauseAbove - 0.01,
        })),
        // Between two whole percents, so that an answer that rounds to them is wrong here or in the next stratum.
        'an accuracy of exactly pauseAbove': (random) =>
          [0.25, 0.75].map((part) => {
            const pauseAbove = (whole(random, 70, 94) + part) / 100;
            return ask({ ...usual(random), pauseAbove, discriminatorAccuracy: pauseAbove });
          }),
        'an accuracy just above pauseAbove': (random) =>
          [0.001, 0.01].map((more) => {
            const pauseAbove = whole(random, 70, 94) / 100;
            return ask({ ...usual(random), pauseAbove, discriminatorAccuracy: pauseAbove + more });
          }),
        'an accuracy of 1': but(() => ({ discriminatorAccuracy: 1 })),
        'the head start without a pause': but(() => ({ step: 1 })),
        'a pause during the head start': but(() => ({ step: 1, discriminatorAccuracy: 1 })),
        'pauseAbove = 1, which is never exceeded': but(() => ({ pauseAbove: 1, discriminatorAccuracy: 1 })),
        'pauseAbove below one half': but(() => ({ pauseAbove: 0.3, discriminatorAccuracy: 0.4 })),
        'pauseAbove = 0': (random) =>
          [0, 0.5].map((discriminatorAccuracy) =>
            ask({ ...usual(random), pauseAbove: 0, discriminatorAccuracy }),
          ),
      },
    }),
  ],
});
