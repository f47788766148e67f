import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/frechet-distance',
  title: 'The distance between two sets of features',
  points: 4,
  lesson: 'vae-vs-gan/frechet-distance',
  entry: ['featureStatistics', 'frechetDistance'],
  hints: [
    'For featureStatistics, subtract the mean of each column first. With the centred rows C, the covariance is CᵀC / (n − 1), and CᵀC is `tf.matMul(c, c, true, false)`.',
    'If both covariances were diagonal, the distance would be Σ (Δμ)² + Σ (Δσ)². Which terms of the general formula do these become, and where does −2 σ₁ σ₂ come from?',
    'To get the root of Σ₁, with `const { values, vectors } = eigh(sigma1);` entry [i][j] is the sum over e of √values[e] · vectors[e][i] · vectors[e][j]. Take `Math.max(0, value)` under the root.',
    'You need no matrix for the last root, because the trace of a root is the sum of the roots of the eigenvalues. Compute M = Σ₁^½ Σ₂ Σ₁^½, take `eigh(m).values`, and add up √max(0, value). The distance is |Δμ|² + tr Σ₁ + tr Σ₂ minus 2 times this sum.',
  ],
});
