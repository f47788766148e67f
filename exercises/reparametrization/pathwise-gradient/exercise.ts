import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/pathwise-gradient',
  title: 'The pathwise gradient and its variance',
  points: 3,
  lesson: 'reparametrization/two-estimators',
  entry: ['pathwiseGradient', 'estimatorVariances'],
  hints: [
    'With the noise fixed, the mean of f(μ + σ ε) is an ordinary function of μ and σ. How do you get the gradient of an ordinary function?',
    'tf.grads differentiates a function of several tensors. Pass it a function that takes μ and σ, builds z from them, and returns the mean of f(z). By hand, use the chain rule with ∂z/∂μ = 1 and ∂z/∂σ = ε.',
    'For the variances you need one term per sample before any mean: f(z) ε / σ for the score function, and f′(z) for the pathwise estimator. `tf.grad((x) => f(x as tf.Tensor1D))(z)` gives f′(z) for all samples at once, because f is elementwise.',
    'dMu is the mean of f′(z), and dSigma is the mean of f′(z) ε. Each variance is Σ (t − mean of t)² / (n − 1) with n = eps.size. tf.moments divides by n, so multiply by n / (n − 1).',
  ],
});
