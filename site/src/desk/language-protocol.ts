import type { Fault, Source } from '#grader/session/web/index.ts';

/** What the worker that knows TypeScript does for the page. */
export interface LanguageWorker {
  strip(text: string): Stripped;
  errors(request: EditedText): readonly Mark[];
  completions(request: EditedText & { readonly at: number }): readonly Proposal[];
}

interface EditedText {
  readonly text: string;
  /** The address of the libraries' sources. */
  readonly types: string;
}

export type Stripped = Source | Fault;

/** Offsets in the text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface Proposal {
  readonly name: string;
  /** In TypeScript's words: `function`, `const`, `property`. */
  readonly kind: string;
  readonly sortText: string;
}
