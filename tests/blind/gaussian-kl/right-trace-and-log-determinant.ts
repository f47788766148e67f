// Unusual: ½ (tr Σ + μᵀμ − k − log det Σ) of each example, by matrix products of transposed rows in a loop.
import * as tf from '@tensorflow/tfjs';

const rows = (of: tf.Tensor2D): tf.Tensor2D[] => tf.split(of, of.shape[0], 0);

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => {
    const [batch, k] = mu.shape;
    const logVars = rows(logVar);
    const one: tf.Tensor2D = tf.ones([k, 1]);
    const each = rows(mu).map((mean, i) => {
      const l = logVars[i] as tf.Tensor2D;
      const quadratic = mean.matMul(mean.transpose());
      const trace = l.exp().matMul(one);
      const logDet = l.matMul(one);
      return quadratic.add(trace).sub(logDet).sub(k).div(2);
    });
    return tf.concat(each, 0).reshape([batch]);
  });
}
