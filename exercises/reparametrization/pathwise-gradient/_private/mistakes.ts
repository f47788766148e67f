import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/two-estimators';
const gradients = `const estimate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => tf.mean(f(tf.add(m, tf.mul(s, eps))));
  const [dMu, dSigma] = tf.grads(estimate)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };`;
const slopeAtZ = `const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const slope = slopes(f, z);`;

const divided = 'tf.div(tf.sum(tf.squaredDifference(terms, tf.mean(terms))), terms.size - 1)';
const score = 'variance(tf.div(tf.mul(f(z), eps), sigma))';
const pathwise = 'variance(slopes(f, z))';

export default defineMistakes({
  'biased-variance': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your variances are too small by a factor (n − 1) / n: you divided by n, as tf.moments does. The mean was estimated from the same samples, which lie closer to it than to the true mean. Divide by n − 1 to correct for this.',
    edits: [[divided, 'tf.mean(tf.squaredDifference(terms, tf.mean(terms)))']],
  },
  'by-log-sigma': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your dSigma has an extra factor σ: it is the gradient with respect to log σ. With respect to σ, the path has ∂z/∂σ = ε. Use the term f′(z) ε.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.mean(slope), dSigma: tf.mean(tf.mul(slope, tf.mul(sigma, eps))) };`,
      ],
    ],
  },
  'by-variance': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your dSigma is 1 / (2 σ) times the right one: it is the gradient with respect to the variance σ². σ is the standard deviation, and ∂z/∂σ = ε. Use the term f′(z) ε.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.mean(slope), dSigma: tf.mean(tf.div(tf.mul(slope, eps), tf.mul(2, sigma))) };`,
      ],
    ],
  },
  'd-sigma-without-eps': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your dSigma equals your dMu: it is the mean of f′(z), the gradient with respect to z. If σ grows by 1, z moves by ε, so each sample has its own factor. Take the mean of f′(z) ε.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.mean(slope), dSigma: tf.mean(slope) };`,
      ],
    ],
  },
  'divided-by-n-twice': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#mean-over-samples`,
    explanation:
      'Your gradients shrink as the number of samples grows: you divided by it twice. The gradient of a mean contains this division already. Do not take the mean again.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.div(tf.mean(slope), eps.size), dSigma: tf.div(tf.mean(tf.mul(slope, eps)), eps.size) };`,
      ],
    ],
  },
  'f-not-differentiated': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your terms are f(z) and f(z) ε. You differentiated z with respect to μ and σ, but you did not differentiate f. The chain rule has two factors: use f′(z) ∂z/∂μ and f′(z) ∂z/∂σ.',
    edits: [
      [
        gradients,
        `const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return { dMu: tf.mean(value), dSigma: tf.mean(tf.mul(value, eps)) };`,
      ],
    ],
  },
  'mean-not-taken-off': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your variances are Σ t² / (n − 1): you did not subtract the mean. The mean is the signal, and the variance measures the scatter around it. Compute Σ (t − mean)² / (n − 1).',
    edits: [[divided, 'tf.div(tf.sum(tf.square(terms)), terms.size - 1)']],
  },
  'not-divided': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your variances grow with the number of samples: you summed the squared deviations and did not divide. Divide by n − 1: Σ (t − mean)² / (n − 1).',
    edits: [[divided, 'tf.sum(tf.squaredDifference(terms, tf.mean(terms)))']],
  },
  'product-of-means': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your dSigma is the mean of f′(z) times the mean of ε. f′(z) and ε are correlated, and this correlation is the signal. Multiply them sample by sample, and take one mean afterwards.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.mean(slope), dSigma: tf.mul(tf.mean(slope), tf.mean(eps)) };`,
      ],
    ],
  },
  'score-function-reused': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your gradients are the score-function estimate: dMu is the mean of f(z) ε / σ. It is right in expectation, but usually much noisier. The pathwise estimate differentiates f along z = μ + σ ε. Use f′(z) instead of f(z) and a score.',
    edits: [
      [
        gradients,
        `const value = tf.div(f(tf.add(mu, tf.mul(sigma, eps))), sigma);
  return { dMu: tf.mean(tf.mul(value, eps)), dSigma: tf.mean(tf.mul(value, tf.sub(tf.square(eps), 1))) };`,
      ],
    ],
  },
  'score-without-sigma': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your pathwise variance is right, but your score variance has an extra factor σ²: your terms lack the 1 / σ of the score. The score of N(μ, σ²) with respect to μ is (z − μ) / σ² = ε / σ. Use f(z) ε / σ.',
    edits: [[score, 'variance(tf.mul(f(z), eps))']],
  },
  'slope-at-the-mean': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'You evaluated f′ at μ for all samples. This gives the gradient of f(E[z]), not of E[f(z)]. Evaluate f′ at each sample z = μ + σ ε, and take the mean afterwards.',
    edits: [
      [
        gradients,
        `const center: tf.Tensor1D = tf.add(mu, tf.mul(0, eps));
  const slope = slopes(f, center);
  return { dMu: tf.mean(slope), dSigma: tf.mean(tf.mul(slope, eps)) };`,
      ],
    ],
  },
  'slope-at-the-noise': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'You evaluated f′ at ε. These are draws from N(0, 1), so your gradients do not depend on μ or σ. Evaluate f′ at the sample, z = μ + σ ε.',
    edits: [
      [
        gradients,
        `const slope = slopes(f, eps);
  return { dMu: tf.mean(slope), dSigma: tf.mean(tf.mul(slope, eps)) };`,
      ],
    ],
  },
  'standard-deviation': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'You returned standard deviations, the square roots of the variances. The exercise asks for variances. Return Σ (t − mean)² / (n − 1) without the root.',
    edits: [[divided, `tf.sqrt(${divided})`]],
  },
  'sum-for-mean': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#mean-over-samples`,
    explanation:
      'Your gradients grow with the number of samples: the terms were summed. tf.grad sums over the entries of a tensor that is not a scalar. Take the mean of f(z) before you differentiate, or the mean of the terms afterwards.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.sum(slope), dSigma: tf.sum(tf.mul(slope, eps)) };`,
      ],
    ],
  },
  'variance-of-d-sigma': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'You returned the variances of the terms for dSigma, f(z) (ε² − 1) / σ and f′(z) ε. The exercise asks for those of the terms for dMu. Use f(z) ε / σ and f′(z).',
    edits: [
      [score, 'variance(tf.div(tf.mul(f(z), tf.sub(tf.square(eps), 1)), sigma))'],
      [pathwise, 'variance(tf.mul(slopes(f, z), eps))'],
    ],
  },
  'variance-of-f': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your score variance is the variance of f(z) itself. The score-function estimator multiplies each f(z) by its score before it takes the mean. Return the variance of f(z) ε / σ.',
    edits: [[score, 'variance(f(z))']],
  },
  'variance-of-the-mean': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'You divided your variances by n again: this gives the variance of the mean of n samples. The exercise asks for the variance of single samples, which does not shrink as n grows. Return Σ (t − mean)² / (n − 1).',
    edits: [[divided, `tf.div(${divided}, terms.size)`]],
  },
  'variances-exchanged': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your two numbers are right, but each has the name of the other. Return the variance of f(z) ε / σ as score, and the variance of f′(z) as pathwise.',
    edits: [[`score: ${score}, pathwise: ${pathwise}`, `score: ${pathwise}, pathwise: ${score}`]],
  },
  'wrong-sign': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your gradients have the right size and the wrong sign. It looks as if you included the minus of a descent step. Return the gradient itself; the optimizer takes care of the direction.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.neg(tf.mean(slope)), dSigma: tf.neg(tf.mean(tf.mul(slope, eps))) };`,
      ],
    ],
  },
  'pathwise-terms-times-sigma': {
    caughtBy: 'variances',
    lesson: `${lesson}#variance`,
    explanation:
      'Your score variance is right, but your pathwise variance has an extra factor σ²: your terms are σ f′(z). With respect to μ, the path has ∂z/∂μ = 1. Return the variance of f′(z).',
    edits: [[pathwise, 'variance(tf.mul(slopes(f, z), sigma))']],
  },
  'sample-for-noise': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your dSigma is the mean of f′(z) z. If σ grows by 1, z = μ + σ ε moves by ε, not by z. Take the mean of f′(z) ε.',
    edits: [
      [
        gradients,
        `${slopeAtZ}
  return { dMu: tf.mean(slope), dSigma: tf.mean(tf.mul(slope, z)) };`,
      ],
    ],
  },
});
