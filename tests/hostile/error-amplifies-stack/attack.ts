import * as tf from '@tensorflow/tfjs';

Error.stackTraceLimit = Infinity;
const deep = (n: number): never => {
  if (n > 0) deep(n - 1);
  throw new Error('deep');
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return deep(5000);
}
