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
    'Both steps you have written before: vaeStep is negative-elbo with an optimizer, ganStep is train-gan without the average. `optimizer.minimize(loss, true, variables)` moves the listed variables and gives the loss back.',
    'collect trains nothing. New images come from data.z alone, whichever model makes them; what is encoded serves the reconstructions and the scores. The VAE’s decode gives logits, the GAN’s generate gives images.',
    'The first m rows of eps belong to the normal images and the others to the anomalous ones: join the images in that order, encode them once, and cut the reconstructions out of the result.',
    'conclude: a difference in favour of the VAE is gan − vae where less is better (the two distances, and |sharpness − 1|), and vae − gan where more is. Compare it with 2 √(SE² + SE²).',
  ],
  limits: { seconds: 10 },
});
