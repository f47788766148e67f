import * as tf from '@tensorflow/tfjs';

const pooled = tf.customGrad((x, save) => {
  const logWeights = x as tf.Tensor2D;
  const logSum = tf.logSumExp(logWeights, 0); // [batch]
  (save as tf.GradSaveFunc)([logWeights, logSum]);
  return {
    value: logSum,
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [l, total] = saved as [tf.Tensor, tf.Tensor];
      return tf.mul(dy, tf.exp(tf.sub(l, total)));
    },
  };
});

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.sub(pooled(logWeights), Math.log(logWeights.shape[0]));
}
