import type { Params } from '#grader/core/session.ts';
import type { EngineOptions } from '#reference/tensor/engine.ts';
import type { ArraySpec } from './frames.ts';

/** What a session may ask of the runner, one request at a time: the header of a frame. */
export type RunnerRequest =
  | {
      readonly op: 'start';
      readonly nonce: string;
      readonly engine: string;
      readonly options: EngineOptions;
      /** Seed of the randomness that the student's code uses. */
      readonly seed: string;
    }
  | ({ readonly op: 'load'; readonly nonce: string } & Sources)
  | {
      readonly op: 'evaluate';
      readonly nonce: string;
      readonly target: string;
      readonly params: Params;
      readonly inputs: readonly ArraySpec[];
      /** The inputs by name, in the order of the function's parameters. */
      readonly args: readonly string[];
      readonly wrt: readonly string[] | null;
      /** The most numbers that the answer may hold, outputs and gradients together. */
      readonly mostValues: number;
      readonly cotangents: readonly ArraySpec[];
    };

/** What is loaded. A worker in a page already contains the student's code and all probes, so its sources are empty. */
export interface Sources {
  /** JavaScript by path, types already stripped. */
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** JavaScript of the exercise's probe, if it has one; in a page, the exercise's id. */
  readonly probe: string | null;
}

/** A request without the nonce, which the channel adds. */
export type Unsigned<R = RunnerRequest> = R extends RunnerRequest ? Omit<R, 'nonce'> : never;
