// Wrong: exp(logVar) is computed from plain numbers, so the value is right but that part has no gradient.
import * as tf from '@tensorflow/tfjs';

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const variance = tf.tensor2d(Float32Array.from(logVar.dataSync(), Math.exp), logVar.shape);
  const perLatent = tf.sub(tf.sub(tf.add(tf.square(mu), variance), logVar), 1);
  return tf.mul(0.5, tf.sum(perLatent, 1)) as tf.Tensor1D;
}
