import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/anomaly-detection',
  title: 'Find the digit that the model has never seen',
  points: 4,
  lesson: 'vae-vs-gan/anomaly-detection',
  entry: ['anomalyScore', 'auroc', 'threshold'],
  hints: [
    'The score is the loss of a VAE, image by image and not averaged over the batch. A VAE has learned to make that small for what it was trained on.',
    'Encode once. For each of the samples, `tf.unstack(eps)`, make z, decode it and sum the cross-entropy over the pixels: softplus(l) − x l for the logit l. Take the mean of these over the samples, and add the KL divergence once.',
    'auroc: compare every anomaly with every normal example. A higher score of the anomaly counts 1, an equal one ½; divide by the number of pairs.',
    'threshold: sort a copy as numbers: `const sorted = normalScores.toSorted((a, b) => a - b);` With place = (n − 1)(1 − rate) and below = ⌊place⌋ it is `sorted[below]` plus the share place − below of the way to the next score, if there is one.',
  ],
});
