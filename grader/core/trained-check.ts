import { failed, type CheckBase, type Outcome } from './check.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** What one training run led to; a `problem` where it led to no model at all. */
export type Trained = Run | { readonly problem: Outcome };

export interface Run {
  /** By name and unit, as in `−ELBO on test digits (nats)`. */
  readonly measures: Readonly<Record<string, number>>;
  readonly picture?: Picture;
}

/**
 * Trains the student's model under a fixed budget, and judges it by its weights. Training has luck in it, so the check
 * fails only where `attempts` independent runs all fail; the first that passes ends it. Training starts only once every
 * check before this one has passed: what those find in milliseconds needs no training.
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

/** Trains until an attempt passes; the last attempt's outcome where none does. */
export async function runAttempts(session: Session, check: TrainedCheck, random: Random): Promise<JudgedRun> {
  let last: JudgedRun = { outcome: notTrained };
  for (let attempt = 1; attempt <= check.attempts; attempt++) {
    const run = await check.train(session, await random.fork(`attempt ${attempt}`));
    if ('problem' in run) return { outcome: run.problem };
    last = { ...run, outcome: check.judge(run.measures) };
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
