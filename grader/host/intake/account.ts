/** An entry of a source, by its path, and why it was ignored or not understood. */
export interface AccountLine {
  readonly path: string;
  readonly reason: string;
}

/** Every entry of the sources is in one of three groups. */
export interface Account {
  /** Files that were taken for an exercise, or read for information about the class. */
  readonly understood: number;
  readonly ignored: readonly AccountLine[];
  readonly unknown: readonly AccountLine[];
  /** Notes on a whole source: a guess that was made, or a part that cannot be read. */
  readonly notes: readonly string[];
}

/** Collects the account while a source is recognised. */
export class Ledger {
  understood = 0;
  readonly ignored: AccountLine[] = [];
  readonly unknown: AccountLine[] = [];
  readonly notes: string[] = [];

  take(): void {
    this.understood++;
  }

  ignore(path: string, reason: string): void {
    this.ignored.push({ path, reason });
  }

  reportUnknown(path: string, reason: string): void {
    this.unknown.push({ path, reason });
  }
}

export const sumAccounts = (accounts: readonly Account[]): Account => ({
  understood: accounts.reduce((sum, { understood }) => sum + understood, 0),
  ignored: accounts.flatMap(({ ignored }) => ignored),
  unknown: accounts.flatMap(({ unknown }) => unknown),
  notes: accounts.flatMap(({ notes }) => notes),
});
