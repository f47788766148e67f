import * as tf from '@tensorflow/tfjs';

/**
 * The slope of each of the two generator losses in the discriminator's logit l for one generated example, where
 * D = sigmoid(l) (Goodfellow et al. 2014, section 3; Arjovsky and Bottou 2017, section 2).
 *
 * - saturating: the slope d/dl log(1 − D), for each logit separately;
 * - nonSaturating: the slope d/dl (−log D).
 *
 * Both losses are minimised, and both fall as l rises, so no slope is positive. These are slopes for single examples, not
 * divided by the batch size. They must be finite, and accurate to within 1e-6, for logits up to ±10,000.
 *
 * @param fake [n] the discriminator's logits for generated examples, before any sigmoid
 * @returns both slopes, [n] each
 */
export function generatorGradientScale(fake: tf.Tensor1D): {
  saturating: tf.Tensor1D;
  nonSaturating: tf.Tensor1D;
} {
  throw new Error('not written yet');
}
