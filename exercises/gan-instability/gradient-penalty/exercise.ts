import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/gradient-penalty',
  title: 'The gradient penalty',
  points: 5,
  lesson: 'gan-instability/gradient-penalty',
  entry: ['gradientPenalty'],
  hints: [
    'There are four steps: points between real and fake, the gradient of the scores at these points, one norm per example, the mean of the squared distances from the target. What is the shape after each of them?',
    '`tf.grad(f)(x)` wants an f that returns one number. Each score depends on its own point only, so the gradient of the sum of the scores by x holds every example’s own gradient, [batch, features].',
    'The point is `tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake))`, and ∇D is `tf.grad((x) => tf.sum(critic(x as tf.Tensor2D)))` at that point. Keep it a tensor: the penalty has to reach the weights through it.',
    'The norms are the square roots of `tf.sum(tf.square(gradient), 1)`, [batch]. At 0 the root’s slope is infinite, and infinity times 0 is NaN: add something like 1e-12 before you take the root.',
    '`return tf.mean(tf.square(tf.sub(norms, target)));` with target = 1 in the parameter list: a default keeps a target of 0.',
  ],
});
