import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/train-gan',
  title: 'Train a GAN that does not lose its modes',
  points: 6,
  trains: true,
  lesson: 'gan-instability/training',
  entry: ['createGan', 'trainStep'],
  hints: [
    'Train one player at a time. `optimizer.minimize(loss, true, variables)` takes one step on the listed variables only, and returns the loss.',
    'Start with the discriminator, whose logit is a: softplus(−a(real)) and softplus(a(fake)), each averaged over the batch, plus gamma / 2 times the penalty. Then the generator: softplus(−a(G(z))), with zGenerator and the updated discriminator.',
    'The penalty is the mean over the real examples of ‖∇a(x)‖². The gradient is that with respect to x, not to the weights. `tf.grad((x) => tf.sum(gan.discriminator.apply(x as tf.Tensor2D)))(batch.real)` gives all gradients at once, because each example has its own row.',
    'Update the average last: average = decay · average + (1 − decay) · the new generator weights. It starts as a copy of the generator. It must not start as zeros or share the generator’s variables.',
  ],
  limits: { seconds: 10 },
});
