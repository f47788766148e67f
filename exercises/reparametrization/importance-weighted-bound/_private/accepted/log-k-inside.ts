import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const byExample = tf.transpose(logWeights); // [batch, k]
  const shares = tf.sub(byExample, tf.log(tf.scalar(byExample.shape[1])));
  return tf.logSumExp(shares, -1);
}
