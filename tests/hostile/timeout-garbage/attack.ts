import * as tf from '@tensorflow/tfjs';

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  let held: object = {};
  for (let i = 0; ; i++) held = i % 1000 === 0 ? {} : { held };
}
