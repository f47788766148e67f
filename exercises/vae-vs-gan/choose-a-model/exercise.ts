import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/choose-a-model',
  title: 'Choose a model, and say why',
  points: 3,
  lesson: 'vae-vs-gan/choose-a-model',
  entry: ['answers'],
  hints: [
    'Do the practice questions first, because their answers are explained at once. The other questions are graded, and each tests one idea of the lessons.',
    'For every scenario, ask what the model must return: a sample, a number for a given image, or a code for a given image. Then ask which of the two models was trained to return it.',
    'If two options have the right model, one often has a wrong reason. A model with a likelihood does not always find anomalies, and a distance that does not saturate does not guarantee that every mode is covered.',
    'For gradientRatio, the two gradients are −σ(l) and −(1 − σ(l)). Divide the second by the first, and use σ(l) = 1 / (1 + exp(−l)).',
  ],
});
