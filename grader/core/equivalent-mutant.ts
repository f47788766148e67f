/**
 * A mutant of the solution that no check can kill, because it computes the same. It is listed in
 * `_private/equivalent-mutants.ts`, and `genlab dev mutate` checks it under many keys.
 */
export interface EquivalentMutant {
  /** The changed lines, as `genlab dev mutate` prints them. */
  readonly code: string;
  /** Why it computes the same as the solution. */
  readonly reason: string;
}

export const defineEquivalentMutants = (list: readonly EquivalentMutant[]): readonly EquivalentMutant[] =>
  list;
