import type { Params } from './session.ts';

/** What a student's file exports, and the inputs as tensors; a probe builds the rest (a function f, a critic). */
export type ProbeTarget = (
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a student's exports have whatever types they have
  student: Readonly<Record<string, any>>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tensors; grader/core knows no tensor library
  inputs: Readonly<Record<string, any>>,
  params: Params,
) => unknown;

/** Runs in the child; holds no expected value. */
export const defineProbe = <P extends Readonly<Record<string, ProbeTarget>>>(targets: P): P => targets;
