import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/latent-space',
  title: 'Draw from the latent space, and walk through it',
  points: 2,
  lesson: 'vae-vs-gan/latent-space',
  entry: ['lerp', 'slerp', 'generate'],
  hints: [
    'In 100 dimensions nearly all of N(0, I) lies at a distance of about 10 from the origin. How long is the midpoint of two such points, and what does a decoder know of points that short?',
    'slerp: normalise both vectors to find cos Ω = a · b / (‖a‖ ‖b‖), and Ω = acos of it. Rounding can put the cosine a little outside of −1 to 1: clip it. The weights then multiply a and b themselves.',
    'sin Ω is 0 for parallel vectors, and 0 / 0 is no number. Let tf.where choose the weights: sin((1 − t) Ω) / sin Ω and sin(t Ω) / sin Ω where sin Ω is above 1e-6, say, and 1 − t and t elsewhere.',
    'generate: the prior’s z is eps itself. decode gives logits; the means of the pixels are their sigmoid.',
  ],
});
