import type { FigureState, Settings } from '../figure.ts';

/** What a page asks of a figure's worker; answers come in the order of the questions. */
export type Question =
  | { readonly call: 'load'; readonly figure: string }
  | { readonly call: 'reset'; readonly settings: Settings; readonly seed: number }
  | { readonly call: 'change'; readonly settings: Settings }
  | { readonly call: 'advance'; readonly steps: number };

export type Answer = { readonly state: FigureState | null } | { readonly error: string };
