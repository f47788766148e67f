import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/score-function',
  title: 'The score-function estimator',
  points: 3,
  lesson: 'reparametrization/two-estimators',
  entry: ['scoreFunctionGradient'],
  hints: [
    'Write E[f(z)] as the integral of f(z) p(z) and differentiate it with respect to μ. Which of the two factors depends on μ if z is a fixed point on the axis?',
    '∂p = p ∂ log p turns the integral back into an expectation, the mean of f(z) times the score ∂ log p(z). For a Gaussian, log p(z) = −(z − μ)² / (2 σ²) − log σ − ½ log 2π.',
    'Differentiate log p with z fixed. The derivative with respect to μ is (z − μ) / σ², and with respect to σ it is (z − μ)² / σ³ − 1 / σ. Substitute z − μ = σ ε to simplify both.',
    'dMu is the mean of f(z) ε / σ, and dSigma is the mean of f(z) (ε² − 1) / σ, with z = μ + σ ε. You need no gradient of f, so you need no tf.grad.',
  ],
});
