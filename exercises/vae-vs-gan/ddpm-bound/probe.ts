import * as tf from '@tensorflow/tfjs';
import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

interface Inputs {
  readonly x: tf.Tensor2D;
  /** [T + 1], by t. The first belongs to no step: it tells who counts from 0. */
  readonly factor: tf.Tensor1D;
  readonly eps: tf.Tensor3D;
}

export default defineProbe<typeof stub>({
  /**
   * The terms, and how often each t was asked for. x̂0 is factor[t] · x_t, and the parameters are alphaBar1 to alphaBarT, in
   * plain numbers.
   */
  ddpmBound: ({ ddpmBound }, { x, factor, eps }: Inputs, params: Readonly<Record<string, number>>) => {
    const [steps] = eps.shape;
    const alphaBar = Array.from({ length: steps }, (_, i) => params[`alphaBar${i + 1}`] ?? NaN);
    const calls = new Array<number>(steps + 1).fill(0);
    const predict = (xt: tf.Tensor2D, t: number): tf.Tensor2D => {
      if (!Number.isInteger(t) || t < 0 || t > steps)
        throw new Error(`predict takes a step t from 1 to T = ${steps}, as a plain number.`);
      if (xt.shape.join() !== x.shape.join())
        throw new Error('predict takes x_t of the whole batch, [batch, dim].');
      calls[t] = (calls[t] ?? 0) + 1;
      return tf.mul(xt, tf.slice(factor, t, 1));
    };
    const terms = { ...unverified(ddpmBound(x, alphaBar, predict, eps)) };
    return { ...terms, calls: tf.tensor1d(calls) };
  },
});
