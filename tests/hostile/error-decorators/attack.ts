import * as tf from '@tensorflow/tfjs';

class Held {
  constructor(@tf.grad private readonly x: number) {}
}
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return new Held(1);
}
