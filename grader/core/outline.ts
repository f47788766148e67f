/** What a file declares, imports and exports: enough to explain a message about it. Made by `outlineOf`. */
export interface Outline {
  /** Those at the top level come first, then those inside, then members; in the order of the file. */
  readonly declarations: readonly Declaration[];
  /** What the file exports of its own, except anonymous defaults; not what it passes on from another module. */
  readonly exports: readonly { readonly local: string; readonly name: string }[];
  /** Whether `exports` or `module.exports` is used, as in old Node. */
  readonly commonJs: boolean;
  /** Imports that are carried out when the code runs; line and column of the specifier count from 1. */
  readonly imports: readonly {
    readonly specifier: string;
    readonly line: number;
    readonly column: number;
  }[];
  /** Names that are imported as types, which are gone when the code runs; the line is that of the word `type`. */
  readonly types: readonly { readonly name: string; readonly line: number }[];
}

/** A function, a class or a variable; methods and functions that are properties are members. */
export interface Declaration {
  readonly name: string;
  /** What would stand between `export` and the name; empty for a member. */
  readonly keyword: string;
  /** Counted from 1. */
  readonly line: number;
  readonly place: 'top level' | 'inside' | 'member';
}

/** Resolves with undefined if there is no outline; a message then goes without advice. */
export type AskOutline = () => Promise<Outline | undefined>;

/** An outline is cut at these, because a file is a stranger's. */
export const outlineCaps = {
  /** Entries of each list. */
  entries: 500,
  /** UTF-16 units; longer ones are left out. */
  name: 100,
  specifier: 500,
} as const;
