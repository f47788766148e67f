/** An error in a data file: which file, what was expected, what was found, and what to do next. */
export class DatasetError extends Error {
  readonly file: string;
  readonly expected: string;
  readonly found: string;
  readonly next: string;

  constructor(problem: { file: string; expected: string; found: string; next: string; cause?: unknown }) {
    const { file, expected, found, next, cause } = problem;
    super(`${file}: expected ${expected}, found ${found}. ${next}`, cause === undefined ? {} : { cause });
    this.name = 'DatasetError';
    this.file = file;
    this.expected = expected;
    this.found = found;
    this.next = next;
  }
}
