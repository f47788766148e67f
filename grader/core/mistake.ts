/** A wrong answer that students give: the solution after some edits, with its explanation. */
export interface Mistake {
  /** The check that is meant to catch it. */
  readonly caughtBy: string;
  /** What the student reads: what was returned, why it is wrong, what to change. */
  readonly explanation: string;
  /** Page and anchor of the lesson's paragraph. */
  readonly lesson: string;
  /**
   * Each replaces `from`, which occurs exactly once in the solution after the earlier edits. A mistake with entirely
   * different code replaces the body of a function.
   */
  readonly edits: readonly (readonly [from: string, to: string])[];
}

/** By name. */
export type KnownMistakes = Readonly<Record<string, Mistake>>;

/** The default export of `_private/mistakes.ts`. */
export const defineMistakes = (mistakes: KnownMistakes): KnownMistakes => mistakes;
