import { defineEquivalentMutants } from '#grader/core/index.ts';

export default defineEquivalentMutants([
  {
    code: 'tf.grad((x) => (f(x as tf.Tensor1D)))(z);',
    reason: 'tf.grad starts from ones of the shape of the result, which is the gradient of the sum.',
  },
]);
