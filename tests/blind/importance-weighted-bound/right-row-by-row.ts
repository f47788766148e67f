// Right, unusual: no reduction along an axis at all: the samples are sliced apart, the pivot is folded together with tf.maximum
// and the shifted weights are added up with tf.addN.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const [k, batch] = logWeights.shape;
  const samples = Array.from({ length: k }, (_, i) => logWeights.slice([i, 0], [1, batch]).as1D());
  const first = samples[0]!;
  const pivot = samples.slice(1).reduce((a, b) => tf.maximum<tf.Tensor1D>(a, b), first);
  const shifted = samples.map((row) => row.sub<tf.Tensor1D>(pivot).exp());
  const logSum = tf.log(tf.addN(shifted));
  return pivot.sub(Math.log(k)).add<tf.Tensor1D>(logSum);
}
