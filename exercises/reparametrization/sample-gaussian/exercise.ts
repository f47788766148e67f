import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/sample-gaussian',
  title: 'Sample a Gaussian with a gradient',
  points: 2,
  lesson: 'reparametrization/the-trick',
  entry: ['reparametrize'],
  hints: [
    'Which of the three arguments is random, and which two must the gradient reach? Write z as a function in which the random argument is just an input.',
    'If ε ~ N(0, 1), then μ + σ ε ~ N(μ, σ²). logVar is log σ², not σ. What is σ in terms of logVar?',
    'σ = exp(logVar / 2). Multiply it by eps element by element and add mu. Use only tf operations, so that the gradient can flow back.',
  ],
});
