// Right: the sample is computed entry by entry, with a custom gradient to the mean, the log-variance and the noise.
import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const op = tf.customGrad((m, l, e) => {
    const means = (m as tf.Tensor).dataSync();
    const logs = (l as tf.Tensor).dataSync();
    const noise = (e as tf.Tensor).dataSync();
    const sigma = Float32Array.from(logs, (v) => Math.exp(v / 2));
    const z = Float32Array.from(means, (v, i) => v + sigma[i]! * noise[i]!);
    return {
      value: tf.tensor(z, mu.shape),
      gradFunc: (dy: tf.Tensor) => {
        const up = dy.dataSync();
        const half = Float32Array.from(up, (u, i) => (u * noise[i]! * sigma[i]!) / 2);
        const scaled = Float32Array.from(up, (u, i) => u * sigma[i]!);
        return [tf.clone(dy), tf.tensor(half, mu.shape), tf.tensor(scaled, mu.shape)];
      },
    };
  });
  return op(mu, logVar, eps) as tf.Tensor2D;
}
