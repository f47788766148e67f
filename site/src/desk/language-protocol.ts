import type { Fault, Source } from '#grader/session/web/index.ts';

/** What the page asks of the worker that knows TypeScript. */
export type LanguageQuestion = { readonly id: number; readonly text: string } & (
  | { readonly ask: 'strip' }
  /** `types` is the address of the libraries' sources. */
  | { readonly ask: 'errors'; readonly types: string }
  | { readonly ask: 'completions'; readonly types: string; readonly at: number }
);

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

export type LanguageAnswer = { readonly id: number } & (
  | { readonly value: Stripped | Mark[] | Proposal[] }
  /** Why there is no value, in one sentence. */
  | { readonly error: string }
);
