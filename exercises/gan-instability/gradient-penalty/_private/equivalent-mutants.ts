import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'const score = (x: tf.Tensor): tf.Tensor => (critic(x as tf.Tensor2D));',
    reason: 'tf.grad starts from ones of the shape of the result, which is the gradient of the sum.',
  },
  {
    code: 'const norms = tf.sqrt(tf.add(tf.sum(tf.square(gradient), (-1)), 1e-12)); // [batch]',
    reason: 'The last axis of the matrix of gradients is axis 1.',
  },
  {
    code: 'return tf.mean(tf.square(tf.sub(target, norms)));',
    reason: 'A difference and its negative have the same square.',
  },
]);
