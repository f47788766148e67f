import * as tf from '#reference/tensor/tfjs.ts';

import { surpriseAtFake, surpriseAtReal, type Logits } from './cross-entropy.ts';

/**
 * The discriminator's loss with label `smooth` on real and 0 on fake examples (Salimans et al. 2016, section 3.4):
 * shape []. A label between 0 and 1 weights the two terms of the cross-entropy.
 */
export function oneSidedSmoothing({ real, fake, smooth }: Logits & { smooth: number }): tf.Scalar {
  const calledReal = tf.mul(smooth, surpriseAtReal(real));
  const calledFake = tf.mul(1 - smooth, surpriseAtFake(real));
  return tf.add(tf.add(calledReal, calledFake), surpriseAtFake(fake));
}
