import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return {
    get value() {
      throw new Error('got you');
    },
    get data() {
      throw new Error('got you');
    },
  };
}
