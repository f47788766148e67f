import * as tf from '@tensorflow/tfjs';

export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const kernel = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D =>
    tf.pow(tf.add(tf.div(tf.matMul(a, b, false, true), a.shape[1]), 1), 3);
  const within = (a: tf.Tensor2D): tf.Scalar => {
    const n = a.shape[0];
    const others = tf.sub(1, tf.eye(n)); // 0 on the diagonal
    return tf.div(tf.sum(tf.mul(kernel(a, a), others)), n * (n - 1));
  };
  const between = tf.mean(kernel(x, y));
  const [distance = NaN] = await tf.sub(tf.add(within(x), within(y)), tf.mul(2, between)).data();
  return distance;
}
