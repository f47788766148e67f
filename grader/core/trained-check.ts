import { failed, type CheckBase, type Outcome } from './check.ts';
import type { Picture } from './picture.ts';
import type { Random } from './random.ts';
import type { Session } from './session.ts';

/** What one training run led to. */
export interface Trained {
  /** By name and unit, as in `−ELBO on test digits (nats)`; a calibration stores them. */
  readonly measures: Readonly<Record<string, number>>;
  readonly outcome: Outcome;
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
}

export const trainedCheck = (check: Omit<TrainedCheck, 'kind'>): TrainedCheck => ({
  kind: 'trained',
  ...check,
});

/** Trains until an attempt passes; the last attempt's outcome where none does. */
export async function runAttempts(session: Session, check: TrainedCheck, random: Random): Promise<Trained> {
  let last: Trained | undefined;
  for (let attempt = 1; attempt <= check.attempts; attempt++) {
    last = await check.train(session, await random.fork(`attempt ${attempt}`));
    if (last.outcome.verdict === 'pass') return last;
  }
  if (!last) throw new Error(`internal: check '${check.id}' allows no attempt`);
  const { outcome } = last;
  return outcome.verdict === 'fail' && check.attempts > 1
    ? { ...last, outcome: { ...outcome, message: `${outcome.message} (${check.attempts} runs, all failed)` } }
    : last;
}

export const notTrained: Outcome = failed('not run: training starts once the checks above pass.');
