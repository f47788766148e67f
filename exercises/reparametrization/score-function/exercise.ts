import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/score-function',
  title: 'The score-function estimator',
  points: 3,
  lesson: 'reparametrization/two-estimators',
  entry: ['scoreFunctionGradient'],
  hints: [
    'Write E[f(z)] as the integral of f(z) p(z) and differentiate it by μ: which of the two factors depends on μ once z is a fixed point on the axis?',
    '∂p = p ∂ log p turns the integral back into an expectation: the mean of f(z) times the score, ∂ log p(z). For a Gaussian, log p(z) = −(z − μ)² / (2 σ²) − log σ − ½ log 2π.',
    'Differentiate log p with z held fixed: by μ it gives (z − μ) / σ², by σ it gives (z − μ)² / σ³ − 1 / σ. Both become short once you write z − μ = σ ε.',
    'dMu is the mean of f(z) ε / σ, and dSigma the mean of f(z) (ε² − 1) / σ, with z = μ + σ ε. No gradient of f is needed, so no tf.grad either.',
  ],
});
