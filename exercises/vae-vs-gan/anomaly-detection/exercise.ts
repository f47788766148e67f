import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/anomaly-detection',
  title: 'Find the digit that the model has never seen',
  points: 4,
  lesson: 'vae-vs-gan/anomaly-detection',
  entry: ['anomalyScore', 'auroc', 'threshold'],
  hints: [
    'The score is the loss of a VAE for each image, not averaged over the batch. A VAE has learnt to make it small for images like its training data.',
    'Encode once. For each sample in `tf.unstack(eps)`, compute z, decode it, and sum the cross-entropy over the pixels, which is softplus(l) − x l for the logit l. Take the mean over the samples, and add the KL divergence once.',
    'For auroc, compare every anomaly with every normal example. A pair counts 1 if the anomaly has the higher score, and ½ if the scores are equal. Divide by the number of pairs.',
    'For threshold, sort a copy as numbers: `const sorted = normalScores.toSorted((a, b) => a - b);` Let place = (n − 1)(1 − rate) and below = ⌊place⌋. The threshold is `sorted[below]` plus a fraction place − below of the distance to the next score, if there is one.',
  ],
});
