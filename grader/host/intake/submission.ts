/** A file of a submission: its text, or why it cannot be taken. */
export type SubmittedFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Several students who handed in one answer: each has a row. */
export interface Group {
  readonly id: string;
  /** Identities. */
  readonly members: readonly string[];
}

/** What one student or one group handed in, once. */
export interface Submission {
  /** The identity's id: what results and gradebooks know it by. */
  readonly name: string;
  /** The identity's key: hidden inputs, stores and look-ups depend on it, and on no spelling of the name. */
  readonly key: string;
  /** The name to show, if it is another. */
  readonly shown?: string | undefined;
  /** Why nothing of it can be read; then `read` says the same of each exercise. */
  readonly problem?: string | undefined;
  readonly group?: Group | undefined;
  /** Counted from 1, in the order of the sources, over all that one student handed in. */
  readonly attempt: number;
  /** If the platform that exported it says so. */
  readonly handedIn?: Date | undefined;
  /** Where it lies in what was named on the command line. */
  readonly source: string;
  /** The file of an exercise, `<unit>/<exercise>`. */
  readonly read: (id: string) => Promise<SubmittedFile>;
  /** How files were taken that are not named, placed or written as asked; complete once they are read. */
  readonly notes: () => readonly string[];
}
