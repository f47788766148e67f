/** A file of a submission: its text, or why it cannot be read. */
export type SubmittedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Several students who handed in one answer; each has a row. */
export interface Group {
  readonly id: string;
  /** The members' identities. */
  readonly members: readonly string[];
}

/** One attempt of one student or one group. */
export interface Submission {
  /** The identity's id, as used in results and gradebooks. */
  readonly name: string;
  /** The identity's key: hidden inputs, stores and look-ups depend on it, not on the spelling of the name. */
  readonly key: string;
  /** The name to show, if it differs. */
  readonly shown?: string | undefined;
  /** Why nothing of it can be read; then `read` gives this reason for each exercise. */
  readonly problem?: string | undefined;
  readonly group?: Group | undefined;
  /** Counted from 1, in the order of the sources, over all attempts of one student. */
  readonly attempt: number;
  /** The hand-in time, if the export contains it. */
  readonly handedIn?: Date | undefined;
  /** Its path in the source from the command line. */
  readonly source: string;
  /** The file of an exercise, `<unit>/<exercise>`. */
  readonly read: (id: string) => Promise<SubmittedFile>;
  /** How files were read that are not named, placed or written as asked; complete once they are read. */
  readonly notes: () => readonly string[];
}
