import * as tf from '@tensorflow/tfjs';

/** (p + 1)³ = p³ + 3 p² + 3 p + 1, with the mean of each power by itself; the ones cancel. */
export async function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): Promise<number> {
  const meanOf = (a: tf.Tensor2D, b: tf.Tensor2D, mask: tf.Tensor2D): tf.Tensor => {
    const p = tf.mul(tf.div(tf.matMul(a, tf.transpose(b)), a.shape[1]), mask);
    const square = tf.mul(p, p);
    const powers = tf.addN([tf.sum(tf.mul(square, p)), tf.mul(3, tf.sum(square)), tf.mul(3, tf.sum(p))]);
    return tf.div(powers, tf.sum(mask));
  };
  const others = (n: number): tf.Tensor2D => tf.sub(tf.ones([n, n]), tf.eye(n));
  const between = meanOf(x, y, tf.ones([x.shape[0], y.shape[0]]));
  const ofX = tf.sub(meanOf(x, x, others(x.shape[0])), between);
  const ofY = tf.sub(meanOf(y, y, others(y.shape[0])), between);
  return (await tf.add(ofX, ofY).data())[0] ?? NaN;
}
