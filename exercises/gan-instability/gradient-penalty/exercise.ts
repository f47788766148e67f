import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/gradient-penalty',
  title: 'The gradient penalty',
  points: 5,
  lesson: 'gan-instability/gradient-penalty',
  entry: ['gradientPenalty'],
  hints: [
    'There are four steps: points between real and fake, the gradient of the scores at these points, one norm per example, and the mean of the squared distances from the target. What is the shape after each step?',
    '`tf.grad(f)(x)` needs an f that returns one number. Each score depends on its own point only, so the gradient of the summed scores with respect to x contains each example’s own gradient, [batch, features].',
    'The point is `tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake))`, and ∇D is `tf.grad((x) => tf.sum(critic(x as tf.Tensor2D)))` at that point. Keep it as a tensor, because the gradient of the penalty must reach the weights through it.',
    'The norms are the square roots of `tf.sum(tf.square(gradient), 1)`, [batch]. At 0 the slope of the root is infinite, and infinity times 0 is NaN. Add a small number such as 1e-12 before you take the root.',
    '`return tf.mean(tf.square(tf.sub(norms, target)));` with target = 1 in the parameter list. A default value keeps a target of 0.',
  ],
});
