import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'reparametrization/elbo-gap';

// logEvidence
const total = 'const total = tf.add(tf.square(a), tf.square(s)); // the variance of x';
const fit = 'const fit = tf.div(tf.square(x), total);';
const logDensity = 'return tf.mul(-0.5, tf.add(fit, tf.add(tf.log(total), log2Pi)));';

// posterior
const totalOfPosterior = 'const total = tf.add(tf.square(a), tf.square(s));\n  return { mean:';
const meanOfPosterior = 'mean: tf.div(tf.mul(a, x), total)';
const varianceOfPosterior = 'variance: tf.div(tf.square(s), total)';

// elbo
const noise = 'const noise = tf.square(s);';
const variance = 'const v = tf.exp(logVar);';
const errors = 'tf.add(tf.square(tf.sub(x, tf.mul(a, mu))), tf.mul(tf.square(a), v))';
const logLikelihood = 'tf.mul(-0.5, tf.add(tf.div(errors, noise), tf.add(tf.log(noise), log2Pi)))';
const kl = 'tf.mul(0.5, tf.sub(tf.add(tf.square(mu), v), tf.add(logVar, 1)))';
const bound = 'return tf.sub(logLikelihood, kl);';

// gap
const posterior = 'const { mean, variance } = posterior(x, a, s);';
const ratio = 'const ratio = tf.sub(logVar, tf.log(variance));';
const distance = 'const distance = tf.div(tf.square(tf.sub(mu, mean)), variance);';
const divergence = 'return tf.mul(0.5, tf.sub(tf.add(tf.exp(ratio), distance), tf.add(ratio, 1)));';
const gap = `${posterior}
  ${ratio} // [batch], log of q's variance over the posterior's
  ${distance}
  ${divergence}`;

export default defineMistakes({
  'deviation-for-variance': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'You returned the standard deviation of the posterior. The exercise asks for its variance. Return s² / (a² + s²) without the root.',
    edits: [
      [varianceOfPosterior, 'variance: tf.sqrt(tf.div(tf.square(s), total))'],
      [
        posterior,
        `const { mean, variance: deviation } = posterior(x, a, s);
  const variance = tf.square(deviation);`,
      ],
    ],
  },
  'deviations-added': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your variance of x is (|a| + s)²: you added the standard deviations of the two parts of x. The parts are independent, so their variances add up. Use a² + s².',
    edits: [[total, 'const total = tf.square(tf.add(tf.abs(a), s));']],
  },
  'distance-not-scaled': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'Your gap contains (mu − m)² without a scale. Distances are measured relative to the spread of the posterior: the sharper the posterior, the more a wrong mean costs. Divide by the posterior variance, (mu − m)² / V.',
    edits: [[distance, 'const distance = tf.square(tf.sub(mu, mean));']],
  },
  'evaluated-at-the-mean': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'You evaluated the log-likelihood at z = mu only. The expectation over q includes the spread of z, which costs a² exp(logVar) / (2 s²). Without this term, the number can exceed log p(x) if q is too wide. Add a² exp(logVar) to the squared error.',
    edits: [[errors, 'tf.square(tf.sub(x, tf.mul(a, mu)))']],
  },
  'gap-negative': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'Your gap is never positive: you returned bound − log p(x). The bound is below log p(x), and a divergence is never negative. Return log p(x) − bound.',
    edits: [[gap, 'return tf.sub(elbo(x, a, s, mu, logVar), logEvidence(x, a, s));']],
  },
  'gap-reversed': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'You returned the divergence in the other direction, KL(posterior ‖ q): its terms are divided by the variance of q. The expectation in the bound is over q. Return KL(q ‖ posterior): only this one and the bound add up to log p(x).',
    edits: [
      [ratio, 'const ratio = tf.sub(tf.log(variance), logVar);'],
      [distance, 'const distance = tf.div(tf.square(tf.sub(mu, mean)), tf.exp(logVar));'],
    ],
  },
  'gap-to-the-prior': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'Your gap is KL(q ‖ prior), with the prior N(0, 1). That is the KL term inside the bound. The bound differs from log p(x) by the divergence from q to the exact posterior of this x. Return KL(q ‖ posterior).',
    edits: [[gap, 'return tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));']],
  },
  'gap-without-half': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'Your gap is twice what it should be, so bound and gap together exceed log p(x) by one gap. The ½ before the bracket is missing. Return ½ (log V − log v + (v + (mu − m)²) / V − 1).',
    edits: [[divergence, 'return tf.sub(tf.add(tf.exp(ratio), distance), tf.add(ratio, 1));']],
  },
  'gradient-cut': {
    caughtBy: 'gradient',
    lesson: `${lesson}#bound`,
    explanation:
      'Your values are right, but no gradient reaches mu or logVar, so q cannot be trained. You rebuilt the bound from plain numbers (arraySync, dataSync, tensor(…)). Use tf operations all the way from the inputs to the bound.',
    edits: [[bound, 'return tf.tensor1d(tf.sub(logLikelihood, kl).dataSync());']],
  },
  'kl-added': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'You added the KL divergence to the expected log-likelihood. The distance of q from the prior lowers the bound. Subtract the KL divergence.',
    edits: [[bound, 'return tf.add(logLikelihood, kl);']],
  },
  'kl-left-out': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your bound is the expected log-likelihood alone. It exceeds log p(x) wherever q explains x well, so it is not a bound, and nothing keeps q near the prior. Subtract KL(q ‖ prior).',
    edits: [
      [`  const kl = ${kl};\n  ${bound}\n`, ''],
      ['const logLikelihood = ', 'return '],
    ],
  },
  'latent-not-integrated-out': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your log p(x) uses the variance s² alone, which is the variance of x if z = 0. z is unknown and has to be integrated out, and a z adds the variance a². Use x ~ N(0, a² + s²).',
    edits: [[total, 'const total = tf.square(s);']],
  },
  'log-density-without-two-pi': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your log-densities are too large by ½ log 2π: the constant of the Gaussian density is missing. It has no gradient, so training would not notice. Without it, log p(x) is not the logarithm of a density, and models cannot be compared. Subtract ½ log 2π.',
    edits: [
      ['const log2Pi = Math.log(2 * Math.PI);\n\n', ''],
      [logDensity, 'return tf.mul(-0.5, tf.add(fit, tf.log(total)));'],
      [logLikelihood, 'tf.mul(-0.5, tf.add(tf.div(errors, noise), tf.log(noise)))'],
    ],
  },
  'log-variance-as-log-deviation': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your terms contain exp(2 logVar): you took logVar for log σ. It is the logarithm of the variance. Use exp(logVar) for the variance.',
    edits: [
      [variance, 'const v = tf.exp(tf.mul(2, logVar));'],
      [kl, 'tf.mul(0.5, tf.sub(tf.add(tf.square(mu), v), tf.add(tf.mul(2, logVar), 1)))'],
      [ratio, 'const ratio = tf.sub(tf.mul(2, logVar), tf.log(variance));'],
    ],
  },
  'log-variance-not-halved': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your log-density contains minus the logarithm of the variance instead of the standard deviation. The ½ applies to every term. Return −½ (log(a² + s²) + x² / (a² + s²) + log 2π).',
    edits: [
      [fit, 'const fit = tf.div(tf.square(x), tf.mul(2, total));'],
      [logDensity, 'return tf.neg(tf.add(fit, tf.add(tf.log(total), log2Pi / 2)));'],
    ],
  },
  'loss-returned': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your values have the wrong sign: you returned the loss, which is minimised. The bound itself is below log p(x) and is maximised. Change the sign.',
    edits: [[bound, 'return tf.sub(kl, logLikelihood);']],
  },
  'mean-of-the-signal': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your posterior mean is the mean of a z, the signal without its noise, so it has an extra factor a. The exercise asks for the posterior of z itself. Its mean is a x / (a² + s²).',
    edits: [[meanOfPosterior, 'mean: tf.div(tf.mul(tf.square(a), x), total)']],
  },
  'no-shrinkage': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your posterior mean is x / a, the z that explains x best without noise and without a prior. The prior pulls the mean towards 0, more strongly if the observation is noisier. Use a x / (a² + s²), which is 0 for slope 0.',
    edits: [[meanOfPosterior, 'mean: tf.div(x, a)']],
  },
  'noise-left-out': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your log p(x) uses the variance a² alone, which is the variance of a z without the noise. With slope 0 you divide by 0. The variances of independent parts add up: use a² + s².',
    edits: [[total, 'const total = tf.square(a);']],
  },
  'noise-not-normalised': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your bound is wrong by log s: the term −log s is missing. It belongs to the constant of the Gaussian density and depends on the noise. Without it, a larger s would always look better. Subtract log s.',
    edits: [[logLikelihood, 'tf.mul(-0.5, tf.add(tf.div(errors, noise), log2Pi))']],
  },
  'posterior-variance-as-deviation': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'You squared the posterior variance V, as if it were a standard deviation. The posterior then looks far too sharp, and every difference from it costs too much. Use log V and a division by V, each once.',
    edits: [
      [ratio, 'const ratio = tf.sub(logVar, tf.log(tf.square(variance)));'],
      [distance, 'const distance = tf.div(tf.square(tf.sub(mu, mean)), tf.square(variance));'],
    ],
  },
  'precision-for-variance': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'You returned the precision 1 + a² / s², which is never below 1, as the posterior variance. Observing x cannot make z more uncertain than under the prior, whose variance is 1. Return the reciprocal.',
    edits: [
      [varianceOfPosterior, 'variance: tf.div(total, tf.square(s))'],
      [
        posterior,
        `const { mean, variance: precision } = posterior(x, a, s);
  const variance = tf.div(1, precision);`,
      ],
    ],
  },
  'precision-of-the-noise-alone': {
    caughtBy: 'posterior',
    lesson: `${lesson}#posterior`,
    explanation:
      'Your posterior variance is s² / a²: it uses the precision that x contributes, a² / s², but not the precision 1 of the prior. Precisions of independent sources add up. Use 1 / (1 + a² / s²), which is never above 1.',
    edits: [
      [varianceOfPosterior, 'variance: tf.div(tf.square(s), tf.square(a))'],
      [
        posterior,
        `const { mean } = posterior(x, a, s);
  const variance = tf.div(tf.square(s), tf.add(tf.square(a), tf.square(s)));`,
      ],
    ],
  },
  's-taken-for-a-variance': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'You used s as the variance of the noise. It is the standard deviation. Use s² in every formula here.',
    edits: [
      [total, 'const total = tf.add(tf.square(a), s);'],
      [totalOfPosterior, 'const total = tf.add(tf.square(a), s);\n  return { mean:'],
      [varianceOfPosterior, 'variance: tf.div(s, total)'],
      [noise, 'const noise = s;'],
    ],
  },
  'slope-not-squared': {
    caughtBy: 'evidence',
    lesson: `${lesson}#evidence`,
    explanation:
      'Your variance of x is |a| + s²: you did not square the slope. Multiplying z by a multiplies its variance by a². Use a² + s².',
    edits: [[total, 'const total = tf.add(tf.abs(a), tf.square(s));']],
  },
  'spread-not-scaled': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your expected squared error contains exp(logVar) instead of a² exp(logVar). The model uses a z, and multiplying by a multiplies the variance by a². Add the factor a².',
    edits: [[errors, 'tf.add(tf.square(tf.sub(x, tf.mul(a, mu))), v)']],
  },
  'squared-error-without-noise': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your reconstruction term is half the squared error, as if s = 1. In a log-likelihood the squared error is divided by 2 s². This factor weighs the fit against the KL term. Divide by 2 s².',
    edits: [[logLikelihood, 'tf.mul(-0.5, tf.add(errors, tf.add(tf.log(noise), log2Pi)))']],
  },
  'distance-left-out': {
    caughtBy: 'gap',
    lesson: `${lesson}#gap`,
    explanation:
      'Your gap compares the variances only: it does not depend on mu. A q with the right variance but the wrong mean also differs from the posterior. Add (mu − m)² / V inside the bracket.',
    edits: [[distance, 'const distance = tf.mul(0, tf.sub(mu, mean));']],
  },
  'log-of-the-deviation': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'Your bound contains −½ log s instead of −½ log s². s is the standard deviation, so the density has −log s. Use the logarithm of s², or leave out the ½ before log s.',
    edits: [[logLikelihood, 'tf.mul(-0.5, tf.add(tf.div(errors, noise), tf.add(tf.log(s), log2Pi)))']],
  },
  'mean-over-the-batch': {
    caughtBy: 'elbo',
    lesson: `${lesson}#bound`,
    explanation:
      'You returned one number, the mean of the bound over the batch. Each example has its own bound. Leave out the mean, so that the shape is [batch].',
    edits: [[bound, 'return tf.mean(tf.sub(logLikelihood, kl));']],
  },
});
