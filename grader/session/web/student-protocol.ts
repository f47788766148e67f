/**
 * The messages between the page, the sandboxed frame and the worker in it.
 *
 * The page asks one question at a time, and the worker answers, each in one frame of `grader/session/frames.ts` as in
 * Node: an ArrayBuffer. A string is what the student's code printed. Nothing else leaves the worker.
 */

/** Where a name in a student's file comes from: `*` is all of tfjs. */
export interface Import {
  readonly local: string;
  readonly imported: string;
}

/** A name that a student's file exports: a local one, or one of tfjs. The name `*` exports all of tfjs. */
export type Export = { readonly name: string } & ({ readonly local: string } | { readonly imported: string });

export interface Source {
  /** The body of an async function in JavaScript, with every line and column as in the student's file. */
  readonly code: string;
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
}

/** To the frame, once, with the port for its answers. */
export interface FrameStart {
  readonly script: string;
  /** The binary of the tensor engine. */
  readonly wasm: ArrayBuffer;
  /** Characters that the student's code may print. */
  readonly printable: number;
}

/** To the worker, before all requests. */
export type WorkerStart = Pick<FrameStart, 'wasm'>;

/** To the frame: the request that it passes on, and how many bytes the answer may have. */
export interface FrameRequest {
  readonly request: ArrayBuffer;
  readonly maxBytes: number;
}

/** From the frame itself: the worker has ended. */
export type FrameFault =
  /** More was printed than is allowed. */
  | { readonly fault: 'output' }
  /** An unsolicited message, or one that is longer than any answer to the request. */
  | { readonly fault: 'protocol'; readonly message: string }
  /** The script did not start, or threw outside every call. The line is counted in the whole script. */
  | { readonly fault: 'broken'; readonly message: string; readonly line: number; readonly column: number };

export interface Fault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}
