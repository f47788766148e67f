import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/latent-space',
  title: 'Sample from the latent space and interpolate in it',
  points: 2,
  lesson: 'vae-vs-gan/latent-space',
  entry: ['lerp', 'slerp', 'generate'],
  hints: [
    'In 100 dimensions nearly all samples of N(0, I) have a length of about 10. What is the length of the midpoint of two such samples, and has a decoder been trained on points that short?',
    'For slerp, normalise both vectors to find cos Ω = a · b / (‖a‖ ‖b‖), and Ω is its arccosine. Rounding can put the cosine slightly outside −1..1, so clip it. The weights then multiply a and b themselves.',
    'sin Ω is 0 for parallel vectors, and 0 / 0 is NaN. Choose the weights with tf.where: sin((1 − t) Ω) / sin Ω and sin(t Ω) / sin Ω if sin Ω is above, for example, 1e-6, and 1 − t and t otherwise.',
    'For generate, z from the prior is eps itself. decode returns logits, and the means of the pixels are their sigmoid.',
  ],
});
