/** What the page asks of the worker that runs a student's code, one question at a time, and what it answers. */
import type { Evaluation, Observation } from '#grader/core/session.ts';

export interface Source {
  /** JavaScript, every line and column where it was in the student's file. */
  readonly code: string;
  /** Where the names of imported modules stand in it, quotes left out; every one of them means tfjs. */
  readonly imports: readonly { readonly start: number; readonly end: number }[];
}

export type Question =
  | { readonly ask: 'start'; readonly seed: string }
  | { readonly ask: 'load'; readonly exercise: string; readonly source: Source }
  | { readonly ask: 'evaluate'; readonly evaluation: Evaluation };

export interface Fault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export type Answer =
  | { readonly kind: 'ready'; readonly engine: string }
  | { readonly kind: 'loaded'; readonly exported: readonly string[] }
  | ({ readonly kind: 'refused' } & Fault)
  | { readonly kind: 'observed'; readonly observation: Observation }
  | ({ readonly kind: 'threw' } & Fault)
  | { readonly kind: 'unusable'; readonly message: string }
  /** Comes at any time, and answers nothing. */
  | { readonly kind: 'printed'; readonly text: string };
