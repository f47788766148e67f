// Unusual: the values come from expm1 and the gradients are written by hand in tf.customGrad.
import * as tf from '@tensorflow/tfjs';

const klOfEach = tf.customGrad((...args) => {
  const [mu, logVar, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
  save([mu, logVar]);
  return {
    value: mu.square().add(logVar.expm1().sub(logVar)).sum(1).mul(0.5),
    gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [m, l] = saved as [tf.Tensor2D, tf.Tensor2D];
      const up = dy.expandDims(1);
      return [up.mul(m), up.mul(l.expm1().div(2))];
    },
  };
});

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  return klOfEach(mu, logVar) as tf.Tensor1D;
}
