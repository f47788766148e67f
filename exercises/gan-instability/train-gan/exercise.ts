import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/train-gan',
  title: 'Train a GAN that does not lose its modes',
  points: 6,
  trains: true,
  lesson: 'gan-instability/training',
  entry: ['createGan', 'trainStep'],
  hints: [
    'Take it one player at a time. `optimizer.minimize(loss, true, variables)` takes one step on the variables that you list, moves no others, and gives the loss back.',
    'The discriminator first: softplus(−D(real)) and softplus(D(fake)), each averaged over the batch, plus gamma / 2 times the penalty. Then the generator: softplus(−D(G(z))), with zGenerator and the discriminator as it is now.',
    'The penalty is the mean over the real examples of ‖∇D(x)‖², with the gradient with respect to x, not to the weights: `tf.grad((x) => tf.sum(gan.discriminator.apply(x as tf.Tensor2D)))(batch.real)` gives all of them at once, because each example has its own row.',
    'The average moves last: average = decay · average + (1 − decay) · the new generator weights. It starts as a copy of the generator, not as zeros, and not as the same variables.',
  ],
  limits: { seconds: 10 },
});
