import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/two-estimators';
const sample = 'tf.add(mu, tf.mul(sigma, eps))';
const value = `const value = f(${sample}); // [samples]`;
const scoreMu = 'tf.div(eps, sigma)';
const scoreSigma = 'tf.div(tf.sub(tf.square(eps), 1), sigma)';
const dMu = 'tf.mean(tf.mul(value, scoreMu))';
const dSigma = 'tf.mean(tf.mul(value, scoreSigma))';
const body = `${value}
  const scoreMu = ${scoreMu};
  const scoreSigma = ${scoreSigma};
  return { dMu: ${dMu}, dSigma: ${dSigma} };`;

const head = 'export function scoreFunctionGradient(';
const logDensity = `/** log N(z; mu, sigma²) of each sample. */
const logDensity = (z: tf.Tensor, mu: tf.Tensor, sigma: tf.Tensor): tf.Tensor =>
  tf.sub(
    tf.mul(-0.5, tf.square(tf.div(tf.sub(z, mu), sigma))),
    tf.add(tf.log(sigma), 0.5 * Math.log(2 * Math.PI)),
  );

`;
const gradientsOfSurrogate = `const [dMu, dSigma] = tf.grads(surrogate)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };`;

export default defineMistakes({
  'baseline-subtracted': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#baseline`,
    explanation:
      'You subtracted the mean of f(z) over the same samples from each f(z). A baseline reduces the variance, but one from the same samples shrinks the estimate by (n − 1) / n. This exercise asks for the plain estimator. Use f(z) as it is.',
    edits: [
      [
        value,
        `const reward = f(${sample});
  const value = tf.sub(reward, tf.mean(reward));`,
      ],
    ],
  },
  'by-log-sigma': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dMu is right, but your dSigma has an extra factor σ: it is the gradient with respect to log σ. With respect to σ, the score is (ε² − 1) / σ. Divide by σ.',
    edits: [[scoreSigma, 'tf.sub(tf.square(eps), 1)']],
  },
  'by-variance': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dMu is right, but your dSigma is the gradient with respect to the variance σ². It is 1 / (2 σ) times the right one. Differentiate log p with respect to the standard deviation σ: the score is (ε² − 1) / σ.',
    edits: [[scoreSigma, 'tf.div(tf.sub(tf.square(eps), 1), tf.mul(2, tf.square(sigma)))']],
  },
  'counted-twice': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#one-path`,
    explanation:
      'Your gradients are the score-function estimate plus the pathwise estimate. Each is right by itself, so their sum is twice the gradient. The score already accounts for how μ and σ move the samples. Hold z fixed, and let no gradient flow through f(z).',
    edits: [
      [head, logDensity + head],
      [
        body,
        `const fixed: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const value = f(fixed);
  const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => {
    const path = f(tf.add(m, tf.mul(s, eps)));
    return tf.mean(tf.add(path, tf.mul(value, logDensity(fixed, m, s))));
  };
  ${gradientsOfSurrogate}`,
      ],
    ],
  },
  'density-for-log-density': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'You weighed f(z) with the derivative of p(z), so the density counts twice: z is drawn from p already. ∂p = p ∂ log p, and the sampling supplies the factor p. Weigh f(z) with ∂ log p(z) alone.',
    edits: [
      [head, logDensity + head],
      [
        value,
        `const z: tf.Tensor1D = ${sample};
  const value = tf.mul(f(z), tf.exp(logDensity(z, mu, sigma)));`,
      ],
    ],
  },
  'f-of-the-noise': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'You evaluated f at ε. These are draws from N(0, 1), so the values of f do not depend on μ or σ. Evaluate f at the sample, z = μ + σ ε.',
    edits: [[sample, 'eps']],
  },
  'log-density-for-score': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your gradients are the mean of f(z) log p(z): you weighed f(z) with the log-density instead of its derivative. Differentiate log p(z) with respect to μ and to σ, with z held fixed. Weigh f(z) with these derivatives.',
    edits: [
      [head, logDensity + head],
      [
        body,
        `const z: tf.Tensor1D = ${sample};
  const estimate: tf.Scalar = tf.mean(tf.mul(f(z), logDensity(z, mu, sigma)));
  return { dMu: estimate, dSigma: estimate };`,
      ],
    ],
  },
  'no-score': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Both of your gradients are the mean of f(z). It estimates E[f(z)] itself and does not tell in which direction to move μ or σ. Multiply each f(z) by its score, ∂ log p(z), before you take the mean.',
    edits: [
      [dMu, 'tf.mean(value)'],
      [dSigma, 'tf.mean(value)'],
    ],
  },
  'path-through-f': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#one-path`,
    explanation:
      'Your gradients contain a second term with f′(z) log p(z). You held z fixed in log p, but computed f(z) inside the differentiated function, so a gradient also flows through f. Compute f(z) outside and pass in its value: only log p may be differentiated.',
    edits: [
      [head, logDensity + head],
      [
        body,
        `const fixed: tf.Tensor1D = ${sample};
  const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar =>
    tf.mean(tf.mul(f(tf.add(m, tf.mul(s, eps))), logDensity(fixed, m, s)));
  ${gradientsOfSurrogate}`,
      ],
    ],
  },
  'path-through-z': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#one-path`,
    explanation:
      'You differentiated the mean of f(z) log p(z) with a z that moves with μ and σ. Then μ cancels in z − μ, and the score is lost. Compute z outside the function that you differentiate: in the score, z is fixed and only p changes.',
    edits: [
      [head, logDensity + head],
      [
        body,
        `const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => {
    const z: tf.Tensor1D = tf.add(m, tf.mul(s, eps));
    return tf.mean(tf.mul(f(z), logDensity(z, m, s)));
  };
  ${gradientsOfSurrogate}`,
      ],
    ],
  },
  'pathwise-instead': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#pathwise`,
    explanation:
      'Your gradients are the pathwise estimate, the means of f′(z) ∂z/∂μ and f′(z) ∂z/∂σ. It is right in expectation, but it needs the gradient of f, which a black box does not have. Here f gives values only. Weigh them with the score, ∂ log p(z).',
    edits: [
      [
        body,
        `const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => tf.mean(f(tf.add(m, tf.mul(s, eps))));
  ${gradientsOfSurrogate}`,
      ],
    ],
  },
  'score-over-variance': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'You divided your gradients by σ once too often. (z − μ) / σ² is the score, but ε is z − μ divided by σ already. With z − μ = σ ε, the scores are ε / σ and (ε² − 1) / σ.',
    edits: [
      [scoreMu, 'tf.div(eps, tf.square(sigma))'],
      [scoreSigma, 'tf.div(tf.sub(tf.square(eps), 1), tf.square(sigma))'],
    ],
  },
  'score-without-sigma': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your gradients have an extra factor σ: you used the scores ε and ε² − 1, which are right for σ = 1 only. Differentiating (z − μ) / σ gives a factor 1 / σ. Use the scores ε / σ and (ε² − 1) / σ.',
    edits: [
      [scoreMu, 'eps'],
      [scoreSigma, 'tf.sub(tf.square(eps), 1)'],
    ],
  },
  'sigma-score-without-normaliser': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dMu is right, but your dSigma is the mean of f(z) ε² / σ: the −1 / σ is missing. It comes from −log σ, which normalises the density. Without it, a wider p always looks better. Use the score (ε² − 1) / σ.',
    edits: [[scoreSigma, 'tf.div(tf.square(eps), sigma)']],
  },
  'sum-for-mean': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#mean-over-samples`,
    explanation:
      'Your gradients grow with the number of samples: you summed the terms. The estimator stands for an expectation, and with a sum the right learning rate would depend on the number of samples. Take the mean (tf.mean).',
    edits: [
      [dMu, 'tf.sum(tf.mul(value, scoreMu))'],
      [dSigma, 'tf.sum(tf.mul(value, scoreSigma))'],
    ],
  },
  'wrong-sign': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your gradients have the right size and the wrong sign. It looks as if you differentiated −log p, or included the minus of a descent step. Return the mean of f(z) times +∂ log p(z); the optimizer takes care of the direction.',
    edits: [
      [dMu, `tf.neg(${dMu})`],
      [dSigma, `tf.neg(${dSigma})`],
    ],
  },
  'divided-by-n-minus-1': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#mean-over-samples`,
    explanation:
      'You divided the sums by n − 1. This is right for a variance, whose mean comes from the same samples. Nothing is estimated here before the mean is taken. Divide by n.',
    edits: [
      [dMu, 'tf.div(tf.sum(tf.mul(value, scoreMu)), eps.size - 1)'],
      [dSigma, 'tf.div(tf.sum(tf.mul(value, scoreSigma)), eps.size - 1)'],
    ],
  },
  'mean-not-subtracted': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your scores contain z where they should contain z − μ. The score of μ is (z − μ) / σ² = ε / σ, and that of σ is (ε² − 1) / σ. Subtract μ, or use ε.',
    edits: [
      [
        value,
        `const z: tf.Tensor1D = ${sample};
  const value = f(z);`,
      ],
      [scoreMu, 'tf.div(z, tf.square(sigma))'],
      [scoreSigma, 'tf.div(tf.sub(tf.square(tf.div(z, sigma)), 1), sigma)'],
    ],
  },
  'sigma-score-reversed': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dMu is right, but your dSigma has the wrong sign: you used the score (1 − ε²) / σ. A sample far from μ becomes more likely as σ grows, so its score is positive. Use (ε² − 1) / σ.',
    edits: [[scoreSigma, 'tf.div(tf.sub(1, tf.square(eps)), sigma)']],
  },
  'sigma-score-not-centred': {
    caughtBy: 'd-sigma',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dMu is right, but your score of σ contains z² where it should contain (z − μ)². It is right for μ = 0 only. Subtract μ first, or use ε: the score of σ is (ε² − 1) / σ.',
    edits: [
      [
        value,
        `const z: tf.Tensor1D = ${sample};
  const value = f(z);`,
      ],
      [scoreSigma, 'tf.div(tf.sub(tf.square(tf.div(z, sigma)), 1), sigma)'],
    ],
  },
  'mu-score-over-variance': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#score-function`,
    explanation:
      'Your dSigma is right, but your dMu is divided by σ once too often. You used ε / σ² as the score of μ. The score is (z − μ) / σ², and z − μ is σ ε. Use ε / σ.',
    edits: [[scoreMu, 'tf.div(eps, tf.square(sigma))']],
  },
  'leave-one-out-baseline': {
    caughtBy: 'd-mu',
    lesson: `${lesson}#baseline`,
    explanation:
      'You subtracted the mean of the other samples’ values from each f(z). This baseline reduces the variance and adds no bias, but this exercise asks for the plain estimator. Use f(z) as it is.',
    edits: [
      [
        value,
        `const reward = f(${sample});
  const others = tf.div(tf.sub(tf.sum(reward), reward), Math.max(eps.size - 1, 1));
  const value = tf.sub(reward, others);`,
      ],
    ],
  },
});
