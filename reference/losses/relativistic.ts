import * as tf from '#reference/tensor/tfjs.ts';

import { surpriseAtFake, surpriseAtReal, type Logits } from './cross-entropy.ts';

/**
 * Both players' losses on pairs, row i of real with row i of fake: mean softplus(−(real − fake)) and its mirror image
 * (Jolicoeur-Martineau 2019, section 4.1), each of shape [].
 */
export function relativisticLosses({ real, fake }: Logits): {
  discriminator: tf.Scalar;
  generator: tf.Scalar;
} {
  if (real.shape.join() !== fake.shape.join())
    throw new RangeError(
      `Real and fake logits are compared row by row and need one shape; got [${real.shape.join(', ')}] and [${fake.shape.join(', ')}].`,
    );
  const lead = tf.sub(real, fake);
  return { discriminator: surpriseAtReal(lead), generator: surpriseAtFake(lead) };
}
