import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/choose-a-model',
  title: 'Choose a model, and say why',
  points: 3,
  lesson: 'vae-vs-gan/choose-a-model',
  entry: ['answers'],
  hints: [
    'Do the practice questions first: their answers are explained at once. The others are graded, and each stands for an idea of the lessons.',
    'Ask of every scenario what has to come back: a sample, a number for a given image, or a code for a given image. Then ask which of the two models was trained to give it back.',
    'Of two options with the right model, one often has a wrong reason. A model with a likelihood is not sure to find anomalies, and a distance that does not saturate is not sure to cover every mode.',
    'gradientRatio: the two gradients are −σ(l) and −(1 − σ(l)); divide them, and use σ(l) = 1 / (1 + exp(−l)).',
  ],
});
