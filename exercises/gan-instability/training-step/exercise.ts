import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/training-step',
  title: 'One step for both players',
  points: 4,
  lesson: 'gan-instability/training',
  entry: ['trainStep'],
  hints: [
    'There are two updates, one after the other. Each has its own loss and its own list of variables. First write the two losses as functions without arguments. Which latents does each of them use?',
    'The generator’s loss runs through both networks: `d.apply(g.apply(z))`. Its gradient passes through the discriminator to the generator, but that does not mean that the discriminator should move.',
    '`optimizer.minimize(loss, true, variables)` computes the loss, updates the variables of the list, and returns the loss from before the update. Without the list it updates every trainable variable.',
    'Discriminator: `tf.add(tf.mean(tf.softplus(tf.neg(d.apply(batch.real)))), tf.mean(tf.softplus(d.apply(fake))))` with `const fake = g.apply(batch.zDiscriminator)`, minimised over d.variables. Then minimise `tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zGenerator)))))` over g.variables.',
  ],
});
