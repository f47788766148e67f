import type { Outline } from '#grader/core/outline.ts';
import type { Fault, Source } from '#grader/session/web/index.ts';

/** What the TypeScript worker does for the page. */
export interface LanguageWorker {
  strip(text: string): Stripped;
  outline(text: string): Outline | undefined;
  errors(request: EditedText): readonly Mark[];
  completions(request: EditedText & { readonly at: number }): readonly Proposal[];
}

interface EditedText {
  readonly text: string;
  /** The URL of the libraries' sources. */
  readonly types: string;
}

export type Stripped = Source | Fault;

/** An error, by offsets in the text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface Proposal {
  readonly name: string;
  /** As TypeScript names it: `function`, `const`, `property`. */
  readonly kind: string;
  readonly sortText: string;
}
