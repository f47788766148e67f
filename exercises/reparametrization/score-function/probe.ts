import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

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

interface Student {
  readonly scoreFunctionGradient: (
    f: Elementwise,
    mu: tf.Tensor,
    sigma: tf.Tensor,
    eps: tf.Tensor,
  ) => unknown;
}

interface Inputs {
  readonly mu: tf.Tensor;
  readonly sigma: tf.Tensor;
  readonly eps: tf.Tensor;
}

export default defineProbe({
  scoreFunctionGradient: (student, inputs, params) => {
    const { scoreFunctionGradient } = student as unknown as Student;
    const { mu, sigma, eps } = inputs as unknown as Inputs;
    const f = functions[String(params['f'])];
    if (!f) throw new Error(`internal: no test function is called '${String(params['f'])}'`);
    return scoreFunctionGradient(params['blackBox'] === true ? blackBox(f) : f, mu, sigma, eps);
  },
});
