import * as tf from '#reference/tensor/tfjs.ts';

/** x + std · eps, on real and fake examples alike (Sønderby et al. 2017; Arjovsky and Bottou 2017, section 3). */
export const instanceNoise = ({
  x,
  std,
  eps,
}: {
  x: tf.Tensor; // [batch, ...]
  std: number;
  eps: tf.Tensor; // as x, standard normal
}): tf.Tensor => tf.add(x, tf.mul(std, eps));
