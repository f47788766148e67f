import * as tf from '@tensorflow/tfjs';

/**
 * A relaxed draw from the categorical distribution softmax(logits), one for each row: softmax((logits + g) / temperature)
 * with the Gumbel noise g = −log(−log(uniform)) (Jang et al. 2017, eq. 2).
 *
 * Values and gradients must be finite and accurate for logits up to ±1,000, and for uniform numbers from 2⁻²⁴ to 1 − 2⁻²⁴.
 *
 * @param logits [batch, classes] the logarithms of the probabilities, up to a constant per row; at least two classes
 * @param uniform [batch, classes] already drawn, strictly between 0 and 1; do not draw your own
 * @param temperature above 0; it divides the logits and the noise
 * @returns [batch, classes] rows that sum to 1, with a gradient to logits
 */
export function gumbelSoftmax(logits: tf.Tensor2D, uniform: tf.Tensor2D, temperature: number): tf.Tensor2D {
  throw new Error('not written yet');
}

/**
 * The straight-through estimator (Bengio et al. 2013). Its value is one-hot: 1 at the largest entry of each row, and 0
 * elsewhere. Its gradient is that of the identity: whatever gradient reaches the result is passed on to soft unchanged. The
 * derivative of the softmax and the factor 1 / temperature belong to gumbelSoftmax.
 *
 * @param soft [batch, classes] rows that sum to 1; the largest entry of a row occurs once
 * @returns [batch, classes] one-hot rows
 */
export function straightThrough(soft: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
