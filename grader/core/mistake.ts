/** Stands beside the wrong code in `_private/mistakes/<id>.ts`, as `export const mistake`. */
export interface Mistake {
  /** The check that is meant to catch it. */
  readonly caughtBy: string;
  /** What the student reads: what was seen, what it looks like, in two sentences. */
  readonly explanation: string;
  /** Page and anchor of the lesson's paragraph. */
  readonly lesson: string;
}
