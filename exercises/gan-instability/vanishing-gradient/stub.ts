import * as tf from '@tensorflow/tfjs';

/**
 * What a generator feels: how each of its two losses changes with the discriminator's logit l for one generated example,
 * where D = sigmoid(l) (Goodfellow et al. 2014, section 3; Arjovsky and Bottou 2017, section 2).
 *
 * - saturating: the slope d/dl log(1 − D), for every logit by itself;
 * - nonSaturating: the slope d/dl (−log D).
 *
 * Both losses are to be minimised and both fall as l rises: no slope is positive. These are slopes for single examples,
 * not divided by the size of a batch. They must stay finite and right for logits up to ±10,000.
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
