import * as tf from '@tensorflow/tfjs';

/**
 * The importance-weighted bound on log p(x) of each example: log (1/k) Σ exp(logWeights), over its k samples
 * (Burda et al. 2016, eq. 8). With k = 1 it is the sample's own log weight, the one-sample estimate of the ELBO.
 *
 * In nats. It is a bound to maximise, not a loss. Values and gradients must be finite and accurate for log weights up to
 * ±10,000, even if samples or examples are far apart.
 *
 * @param logWeights [k, batch] log p(x, z) − log q(z | x): row i holds sample i of every example; k is at least 1
 * @returns [batch] one bound per example, with gradients to logWeights
 */
export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  throw new Error('not written yet');
}
