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

type Estimator = (f: Elementwise, mu: tf.Tensor, sigma: tf.Tensor, eps: tf.Tensor) => unknown;

interface Inputs {
  readonly mu: tf.Tensor;
  readonly sigma: tf.Tensor;
  readonly eps: tf.Tensor;
}

function call(estimator: unknown, inputs: Readonly<Record<string, unknown>>, name: unknown): unknown {
  const { mu, sigma, eps } = inputs as unknown as Inputs;
  const f = functions[String(name)];
  if (!f) throw new Error(`internal: no test function is called '${String(name)}'`);
  return (estimator as Estimator)(f, mu, sigma, eps);
}

export default defineProbe({
  pathwiseGradient: (student, inputs, params) => call(student['pathwiseGradient'], inputs, params['f']),
  estimatorVariances: (student, inputs, params) => call(student['estimatorVariances'], inputs, params['f']),
});
