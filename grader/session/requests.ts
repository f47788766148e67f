import type { Params } from '#grader/core/session.ts';
import type { EngineOptions } from '#reference/tensor/engine.ts';
import type { ArraySpec } from './frames.ts';

/** What the parent may ask of a child, one request at a time. */
export type Request =
  | {
      readonly op: 'start';
      readonly nonce: string;
      readonly engine: string;
      readonly options: EngineOptions;
      readonly seed: string;
    }
  | {
      readonly op: 'load';
      readonly nonce: string;
      /** JavaScript by path, types already stripped. */
      readonly files: Readonly<Record<string, string>>;
      readonly entry: string;
      readonly probe: string | null;
    }
  | {
      readonly op: 'evaluate';
      readonly nonce: string;
      readonly target: string;
      readonly params: Params;
      readonly inputs: readonly ArraySpec[];
      readonly wrt: readonly string[] | null;
      /** Numbers that the answer may hold, outputs and gradients together. */
      readonly mostValues: number;
      readonly cotangents: readonly ArraySpec[];
    };
