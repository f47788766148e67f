import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type OfQ = (x: tf.Tensor, a: tf.Tensor, s: tf.Tensor, mu: tf.Tensor, logVar: tf.Tensor) => tf.Tensor;

interface Inputs {
  readonly x: tf.Tensor;
  readonly a: tf.Tensor;
  readonly s: tf.Tensor;
  readonly mu: tf.Tensor;
  readonly logVar: tf.Tensor;
}

export default defineProbe({
  /** The sum of bound and gap for the same q, which should be log p(x) for every q. */
  elboPlusGap: (student, inputs) => {
    const { elbo, gap } = student as { elbo: OfQ; gap: OfQ };
    const { x, a, s, mu, logVar } = inputs as unknown as Inputs;
    return tf.add(elbo(x, a, s, mu, logVar), gap(x, a, s, mu, logVar));
  },
});
