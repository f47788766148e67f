import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/showdown',
  title: 'A VAE and a GAN on the same digits, under the same budget',
  points: 6,
  trains: true,
  lesson: 'vae-vs-gan/showdown',
  words: { conclude: { vae: 1, undecided: 0, gan: -1 } },
  entry: ['vaeStep', 'ganStep', 'collect', 'conclude'],
  hints: [
    'You have written both steps before. vaeStep is negative-elbo with an optimizer, and ganStep is train-gan without the average. `optimizer.minimize(loss, true, variables)` updates the listed variables and returns the loss.',
    'collect trains nothing. New images come only from data.z, for both models. Encoded images are needed for the reconstructions and the scores. The VAE’s decode returns logits, and the GAN’s generate returns images.',
    'The first m rows of eps belong to the normal images and the others to the anomalous ones. Concatenate the images in that order, encode them once, and slice the reconstructions from the result.',
    'For conclude, the lead of the VAE is gan − vae if smaller is better (the two distances, and |sharpness − 1|), and vae − gan if larger is better. Compare it with 2 √(SE² + SE²).',
  ],
  limits: { seconds: 10 },
});
