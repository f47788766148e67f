import type { NumericArray } from '#reference/shared/arrays.ts';

export type Params = Readonly<Record<string, number | string | boolean>>;

/** One request to a student's code: call `target` on these inputs, and differentiate it if asked. */
export interface Evaluation {
  /** An export of the student's file or, if the exercise has a probe, of the probe. */
  readonly target: string;
  readonly inputs: Readonly<Record<string, NumericArray>>;
  /**
   * Which input each parameter of the function takes, in the order of the parameters; `golden.json` has it from the
   * stub. In the order of the inputs if absent. Probes get the inputs under their names.
   */
  readonly args?: readonly string[];
  /** Values that are not arrays (a name of a test function, β); only probes receive them. */
  readonly params?: Params;
  /** Ask for the vector-Jacobian products Σ ⟨cotangent, ∂output/∂input⟩ for each input named in `wrt`. */
  readonly gradient?: {
    readonly wrt: readonly string[];
    /** By output name; an unnamed (single) output is called `value`. */
    readonly cotangents: Readonly<Record<string, NumericArray>>;
  };
  /** Replaces the exercise's limit for one call if the call trains a model. */
  readonly seconds?: number;
  /** By output: the shape that it should have. One output called `value`, of any shape, if absent. */
  readonly expects?: Readonly<Record<string, readonly number[]>>;
}

/** What came back. A gradient is null if no path leads from the output to that input. */
export interface Observation {
  readonly outputs: Readonly<Record<string, NumericArray>>;
  readonly gradients: Readonly<Record<string, NumericArray | null>>;
}

export type Reply =
  | { readonly kind: 'observed'; readonly observation: Observation }
  /** The student's code threw. `line` and `column` are in the student's file, from 1. */
  | { readonly kind: 'threw'; readonly message: string; readonly line?: number; readonly column?: number }
  /** It returned something that is not a tensor, a number or a record of these. */
  | { readonly kind: 'unusable'; readonly message: string };

/** A student's code, loaded and ready for evaluations. */
export interface Session {
  evaluate(evaluation: Evaluation): Promise<Reply>;
}

/** The tensor engine. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  readonly device: string;
}

/** A separate session for one file, in a child process or in a page's worker. */
export interface StudentSession extends Session {
  readonly engine: Engine;
  /** Runs the student's file, once; resolves with the names that it exports. */
  load(): Promise<readonly string[]>;
  /** What the student's code has printed so far. */
  printed(): string;
  /** Ends the session, whatever the code does; an open request rejects with a SessionFailure. */
  close(): void;
}

export type FailureKind =
  /** The code cannot be loaded: a syntax error, a forbidden import, a throw at the top level. */
  | 'load'
  | 'timeout'
  | 'memory'
  | 'output'
  /** The process ended, or wrote something that is not a frame. */
  | 'exited'
  | 'protocol'
  /** Not the student's fault. */
  | 'infra';

/** The session has ended; the remaining checks have no answer. */
export class SessionFailure extends Error {
  override readonly name = 'SessionFailure';
  readonly kind: FailureKind;
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The message without the parts that the student's code can influence. */
  readonly summary: string;

  constructor(kind: FailureKind, summary: string, details: FailureDetails = {}) {
    const { said, line, column } = details;
    super(said === undefined ? summary : `${summary.replace(/\.$/, '')}: ${said}`);
    this.kind = kind;
    this.summary = summary;
    this.line = line;
    this.column = column;
  }
}

/** The parts that the student's code can influence: its text or numbers, and the place in its file. */
export interface FailureDetails {
  readonly said?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}
