import * as tf from '@tensorflow/tfjs';

/**
 * The log-likelihood of images under a decoder whose pixels are independent Bernoulli variables:
 * log p(x | logits) = Σ x log s + (1 − x) log(1 − s), s = sigmoid(logits)
 * (Kingma & Welling 2014, appendix C.1, eq. 11).
 *
 * In nats, summed over the pixels (not averaged). It is a log-likelihood and not a loss, so it is never positive. Values
 * and gradients must be finite and accurate for logits up to ±10,000.
 *
 * @param logits [batch, pixels] the decoder's outputs, before any sigmoid
 * @param x [batch, pixels] the images: grey levels from 0 to 1, inclusive
 * @returns [batch] one log-likelihood per image
 */
export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  throw new Error('not written yet');
}
