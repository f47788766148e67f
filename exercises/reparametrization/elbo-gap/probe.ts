import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

interface Inputs {
  readonly x: tf.Tensor1D;
  readonly a: tf.Scalar;
  readonly s: tf.Scalar;
  readonly mu: tf.Tensor1D;
  readonly logVar: tf.Tensor1D;
}

export default defineProbe<typeof stub>({
  /** The sum of bound and gap for the same q, which should be log p(x) for every q. */
  elboPlusGap: ({ elbo, gap }, { x, a, s, mu, logVar }: Inputs) =>
    tf.add(elbo(x, a, s, mu, logVar), gap(x, a, s, mu, logVar)),
});
