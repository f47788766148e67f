// Right, unusual: smoothing as an expectation over the two labels, as the product of a two-class log-softmax and a column of labels; all but the last
// power iteration run on the Gram matrix wᵀw; sigma is the sum of w times the outer product vᵀu.
import * as tf from '@tensorflow/tfjs';

/** the value as it is, with no gradient */
const constant = <T extends tf.Tensor>(x: T): T =>
  tf.customGrad<T>((y) => ({ value: (y as T).clone(), gradFunc: (dy: T) => tf.zerosLike(dy) }))(x);

/** −mean Σ label · log softmax(logit, 0) */
function crossEntropy(logits: tf.Tensor2D, label: number): tf.Scalar {
  const logs = tf.logSoftmax(tf.concat([logits, tf.zerosLike(logits)], 1), 1);
  const labels = tf.tensor2d([[label], [1 - label]]);
  return tf
    .matMul(logs as tf.Tensor2D, labels)
    .sum()
    .div(-logits.shape[0]) as tf.Scalar;
}

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  return crossEntropy(fake, 0).add(crossEntropy(real, smooth));
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  const scale = tf.eye(x.shape[1]).mul(std) as tf.Tensor2D; // the covariance's root
  return tf.matMul(eps, scale).add(x);
}

const unit = (row: tf.Tensor2D): tf.Tensor2D => {
  const scaled = row.div(tf.max(tf.abs(row)));
  return scaled.div(tf.norm(scaled)) as tf.Tensor2D;
};

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const fixed = constant(w);
  const shape = fixed.div(fixed.abs().max()) as tf.Tensor2D; // same directions, safe to square
  const gram = tf.matMul(shape, shape, true) as tf.Tensor2D; // [out, out]
  let right = unit(constant(u));
  for (let i = 1; i < iterations; i++) right = unit(tf.matMul(right, gram));
  const left = constant(unit(tf.matMul(right, shape, false, true)));
  const last = constant(unit(tf.matMul(left, shape)));
  const sigma = tf.outerProduct(left.as1D(), last.as1D()).mul(w).sum() as tf.Scalar;
  return { weight: w.mul(sigma.reciprocal()), u: last, sigma };
}
