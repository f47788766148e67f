import type { Evidence, Outcome } from './check.ts';
import type { Check } from './define-checks.ts';
import { diagnose, isContradicted, type Predictions } from './diagnosis.ts';

/**
 * What known mistakes return on the evidence of a check.
 *
 * @param only the mistakes that are asked for; all if absent
 */
export type Predict = (
  check: Check,
  evidence: readonly Evidence[],
  only?: readonly string[],
) => Promise<Predictions>;

/** A check that has run. */
export interface RanCheck {
  readonly check: Check;
  readonly outcome: Outcome;
}

/**
 * The known mistakes to name, by check. A name is given only if all the evidence agrees: the mistake alone returns the same as
 * the student in a check that fails, and no other check speaks against it (see `isContradicted`).
 */
export async function nameMistakes(
  ran: readonly RanCheck[],
  predict: Predict,
): Promise<ReadonlyMap<Check, string>> {
  const names = new Map<Check, string>();
  const agreed = new Map<string, boolean>();
  for (const { check, outcome } of ran) {
    if (outcome.verdict === 'pass') continue;
    if (outcome.mistake !== undefined) names.set(check, outcome.mistake);
    else {
      const name = await matchOf({ check, outcome }, predict);
      if (name === undefined) continue;
      if (!agreed.has(name)) agreed.set(name, await isAgreed(name, ran, predict));
      if (agreed.get(name)) names.set(check, name);
    }
  }
  return names;
}

async function matchOf(
  { check, outcome: { evidence } }: RanCheck,
  predict: Predict,
): Promise<string | undefined> {
  const observed = evidence?.some(({ reply }) => reply.kind === 'observed') ?? false;
  return evidence && observed ? diagnose(evidence, await predict(check, evidence)) : undefined;
}

/** Properties and training are left out: their evidence has no expected values. */
async function isAgreed(name: string, ran: readonly RanCheck[], predict: Predict): Promise<boolean> {
  for (const { check, outcome } of ran) {
    if (check.kind !== 'oracle' || !outcome.evidence) continue;
    const { [name]: predicted } = await predict(check, outcome.evidence, [name]);
    if (predicted && isContradicted(outcome.evidence, predicted)) return false;
  }
  return true;
}
