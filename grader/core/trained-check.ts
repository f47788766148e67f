import { failed, type CheckBase, type Outcome } from './check.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** The result of one training run; a `problem` if it produced no model. */
export type Trained = Run | { readonly problem: Outcome };

export interface Run {
  /** By name and unit, as in `−ELBO on test digits (nats)`. */
  readonly measures: Readonly<Record<string, number>>;
  readonly picture?: Picture;
}

/**
 * Trains the student's model under a fixed budget, and judges it by its weights. Training is random, so the check fails
 * only if `attempts` independent runs all fail; it stops at the first run that passes. Training starts only once every
 * earlier check has passed: they find most errors within milliseconds.
 */
export interface TrainedCheck extends CheckBase {
  readonly kind: 'trained';
  readonly attempts: number;
  readonly train: (session: Session, random: Random) => Promise<Trained>;
  readonly judge: (measures: Run['measures']) => Outcome;
}

export const trainedCheck = (check: Omit<TrainedCheck, 'kind'>): TrainedCheck => ({
  kind: 'trained',
  ...check,
});

export interface JudgedRun extends Partial<Run> {
  readonly outcome: Outcome;
}

/**
 * Trains until an attempt passes; returns the last attempt's outcome if none does.
 *
 * @param ran told of each run that produced a model
 */
export async function runAttempts(
  session: Session,
  check: TrainedCheck,
  random: Random,
  ran: (run: JudgedRun) => void = () => undefined,
): Promise<JudgedRun> {
  let last: JudgedRun = { outcome: notTrained };
  for (let attempt = 1; attempt <= check.attempts; attempt++) {
    const run = await check.train(session, await random.fork(`attempt ${attempt}`));
    if ('problem' in run) return { outcome: run.problem };
    last = { ...run, outcome: check.judge(run.measures) };
    ran(last);
    if (last.outcome.verdict === 'pass') return last;
  }
  const { outcome } = last;
  return {
    ...last,
    outcome:
      check.attempts > 1
        ? { ...outcome, message: `${outcome.message} (${check.attempts} runs, all failed)` }
        : outcome,
  };
}

export const notTrained: Outcome = failed('not run: training starts once the checks above pass.');
