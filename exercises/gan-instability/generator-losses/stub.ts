import * as tf from '@tensorflow/tfjs';

/**
 * The generator's loss in the minimax game, to be minimised: mean log(1 − D(fake)), D = sigmoid(logit)
 * (Goodfellow et al. 2014, eq. 1).
 *
 * In nats, and never positive, because the generator minimises the value that the discriminator maximises. Values and
 * gradients must be finite and accurate for logits up to ±10,000.
 *
 * @param fake [batch, 1] the discriminator's outputs for generated examples, before any sigmoid
 * @returns a scalar
 */
export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The generator's loss that is used in practice, to be minimised: −mean log D(fake), D = sigmoid(logit)
 * (Goodfellow et al. 2014, section 3).
 *
 * In nats, and never negative. Values and gradients must be finite and accurate for logits up to ±10,000.
 *
 * @param fake [batch, 1] the discriminator's outputs for generated examples, before any sigmoid
 * @returns a scalar
 */
export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}
