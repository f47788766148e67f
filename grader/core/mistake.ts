/** Stands beside the wrong code in `_private/mistakes/<id>.ts`, as `export const mistake`. */
export interface Mistake {
  /** The check that is meant to catch it. */
  readonly caughtBy: string;
  /** What the student reads: what was seen, what it looks like, in two sentences. */
  readonly explanation: string;
  /** Page and anchor of the lesson's paragraph. */
  readonly lesson: string;
}

/** One of `_private/mistakes.ts`: the solution with some texts replaced, where a file for each would repeat the rest. */
export interface EditedMistake extends Mistake {
  /** Each `from` stands exactly once in the solution, as the edits before have left it. */
  readonly edits: readonly (readonly [from: string, to: string])[];
}

export const defineMistakes = (
  mistakes: Readonly<Record<string, EditedMistake>>,
): Readonly<Record<string, EditedMistake>> => mistakes;
