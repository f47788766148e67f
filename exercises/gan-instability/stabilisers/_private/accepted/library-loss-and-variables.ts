import * as tf from '@tensorflow/tfjs';

export function oneSidedSmoothing(real: tf.Tensor2D, fake: tf.Tensor2D, smooth: number): tf.Scalar {
  const against = (label: number, logits: tf.Tensor2D): tf.Tensor =>
    tf.losses.sigmoidCrossEntropy(tf.fill(logits.shape, label), logits);
  return tf.add(against(smooth, real), against(0, fake)).asScalar();
}

export function instanceNoise(x: tf.Tensor2D, std: number, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.addN<tf.Tensor2D>([x, tf.fill(x.shape, std).mul(eps)]);
}

export function spectralNormalize(
  w: tf.Tensor2D,
  u: tf.Tensor2D,
  iterations: number,
): { weight: tf.Tensor2D; u: tf.Tensor2D; sigma: tf.Scalar } {
  const copy = tf.variable(w, false); // not on any tape
  let [left, right] = [u.transpose(), u.transpose()];
  for (let i = 0; i < iterations; i++) {
    left = tf.matMul(copy, right);
    left = left.div(left.square().sum().sqrt());
    right = tf.matMul(copy, left, true);
    right = right.div(right.square().sum().sqrt());
  }
  copy.dispose();
  const sigma = tf.sum(tf.mul(w, tf.outerProduct(left.as1D(), right.as1D()))).asScalar();
  return { weight: w.div(sigma), u: right.transpose(), sigma };
}
