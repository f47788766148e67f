import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Elementwise = (z: tf.Tensor1D) => tf.Tensor1D;

/** Test functions, by the names of the oracle's scalar functions. */
const functions: Readonly<Record<string, Elementwise>> = {
  square: (z) => tf.square(z),
  sine: (z) => tf.sin(z),
  cubic: (z) => tf.sub(tf.mul(tf.square(z), z), z),
  affine: (z) => tf.add(tf.mul(z, 3), 1),
};

/** The same values without a gradient path to z, as from a simulator or a human rating. */
const blackBox =
  (f: Elementwise): Elementwise =>
  (z) =>
    tf.variable(f(z), false); // a copy that is not on the tape; reading the values would need a synchronous engine

interface Inputs {
  readonly mu: tf.Scalar;
  readonly sigma: tf.Scalar;
  readonly eps: tf.Tensor1D;
}

interface Params {
  readonly f: string;
  readonly blackBox: boolean;
}

export default defineProbe<typeof stub>({
  scoreFunctionGradient: ({ scoreFunctionGradient }, { mu, sigma, eps }: Inputs, params: Params) => {
    const f = functions[params.f];
    if (!f) throw new Error(`internal: no test function is called '${params.f}'`);
    return scoreFunctionGradient(params.blackBox ? blackBox(f) : f, mu, sigma, eps);
  },
});
