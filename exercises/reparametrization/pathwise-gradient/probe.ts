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

interface Inputs {
  readonly mu: tf.Scalar;
  readonly sigma: tf.Scalar;
  readonly eps: tf.Tensor1D;
}

function functionOf(name: string): Elementwise {
  const f = functions[name];
  if (!f) throw new Error(`internal: no test function is called '${name}'`);
  return f;
}

export default defineProbe<typeof stub>({
  pathwiseGradient: ({ pathwiseGradient }, { mu, sigma, eps }: Inputs, { f }: { f: string }) =>
    pathwiseGradient(functionOf(f), mu, sigma, eps),

  estimatorVariances: ({ estimatorVariances }, { mu, sigma, eps }: Inputs, { f }: { f: string }) =>
    estimatorVariances(functionOf(f), mu, sigma, eps),
});
