import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/stabilisers';
const onReal = 'tf.mean(tf.sub(tf.softplus(real), tf.mul(smooth, real)))';
const onFake = 'tf.mean(tf.softplus(fake))';
const sum = 'return tf.add(onReal, onFake);';
const noise = 'tf.add(x, tf.mul(std, eps))';
const sigma = 'tf.matMul(tf.matMul(v, w), u, false, true).asScalar()';

export default defineMistakes({
  'smoothed-on-both-sides': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#one-sided`,
    explanation:
      'Your fake label is 1 − smooth, so both sides are smoothed. With a label above 0 for fakes, the optimal discriminator has the generator’s density in its numerator, which rewards wrong samples for staying where they are. Keep the fake label at 0.',
    edits: [[onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(1 - smooth, fake)))']],
  },
  'smoothed-on-the-wrong-side': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#one-sided`,
    explanation:
      'Your real label is 1 and your fake label is 1 − smooth, so you smooth the wrong side. Smoothing should keep the discriminator from extreme confidence on real examples. Smoothing the fake label rewards the generator for staying where it is.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(real)))'],
      [onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(1 - smooth, fake)))'],
    ],
  },
  'second-term-left-out': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your real term is smooth · softplus(−l), which is only a scaled loss for label 1. Its gradient never changes sign, so the logits grow without limit. A label between 0 and 1 needs both terms of the cross-entropy, which makes the best logit finite.',
    edits: [[onReal, 'tf.mul(smooth, tf.mean(tf.softplus(tf.neg(real))))']],
  },
  'smooth-is-the-amount': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#one-sided`,
    explanation:
      'Your real label is 1 − smooth, because you treat smooth as the amount to subtract. Here smooth is the label itself, for example 0.9. Your loss teaches the discriminator that real examples are fake.',
    edits: [['tf.mul(smooth, real)', 'tf.mul(1 - smooth, real)']],
  },
  'labels-exchanged': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your labels are swapped, because generated examples get smooth and real ones get 0. Minimising this loss teaches the discriminator to classify fakes as real.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(real))'],
      [onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(smooth, fake)))'],
    ],
  },
  'sign-flipped': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your loss has the wrong sign. It is the log-likelihood of the labels, which the discriminator maximises. An optimizer minimises the loss, so return the negative.',
    edits: [[sum, 'return tf.neg(tf.add(onReal, onFake));']],
  },
  'smoothing-halved': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#sum-of-two-means`,
    explanation:
      'Your loss is half of what it should be, because you averaged the two means. The value of the game is the sum of an expectation over real and one over generated examples. Halving it doubles the weight of the penalty relative to the loss.',
    edits: [[sum, 'return tf.mul(0.5, tf.add(onReal, onFake));']],
  },
  'one-mean-over-all': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#sum-of-two-means`,
    explanation:
      'You take one mean over real and generated examples together. The larger batch then has more weight, and the loss is about half as large. Take the mean of each side and add them.',
    edits: [
      [onReal, 'tf.sum(tf.sub(tf.softplus(real), tf.mul(smooth, real)))'],
      [onFake, 'tf.sum(tf.softplus(fake))'],
      [sum, 'return tf.div(tf.add(onReal, onFake), real.size + fake.size);'],
    ],
  },
  'smoothing-summed': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#sum-of-two-means`,
    explanation:
      'Your loss grows with the batch, because you summed the terms. Take the mean of each side, so that the step does not depend on the batch size.',
    edits: [
      [onReal, 'tf.sum(tf.sub(tf.softplus(real), tf.mul(smooth, real)))'],
      [onFake, 'tf.sum(tf.softplus(fake))'],
    ],
  },
  'log-of-sigmoid': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your loss fails for confident logits, because it takes the logarithm of a sigmoid. In float32 the sigmoid rounds to 1 from a logit of about 17, and to 0 from about −100. Then the logarithm is infinite or its gradient is lost. A discriminator that is winning has such logits. Use softplus(l) − s l.',
    edits: [
      [
        onReal,
        'tf.neg(tf.mean(tf.add(tf.mul(smooth, tf.log(tf.sigmoid(real))), tf.mul(1 - smooth, tf.log(tf.sub(1, tf.sigmoid(real)))))))',
      ],
      [onFake, 'tf.neg(tf.mean(tf.log(tf.sub(1, tf.sigmoid(fake)))))'],
    ],
  },
  'sigmoid-twice': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your loss is that of sigmoid(sigmoid(l)), because you apply a sigmoid before a formula that applies its own. Pass the raw logits.',
    edits: [
      [onReal, 'tf.mean(tf.sub(tf.softplus(tf.sigmoid(real)), tf.mul(smooth, tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.softplus(tf.sigmoid(fake)))'],
    ],
  },
  'std-taken-for-a-variance': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise is √std times eps, because you treat std as a variance. It is the standard deviation, so multiply eps by std.',
    edits: [[noise, 'tf.add(x, tf.mul(Math.sqrt(std), eps))']],
  },
  'std-ignored': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise has a standard deviation of 1, whatever std says. Instance noise is faded out during training, from strong at the start to none. Multiply eps by std.',
    edits: [[noise, 'tf.add(x, eps)']],
  },
  'noise-multiplied': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise grows with x, because you multiply x by it. Noise that vanishes at 0 does not fill the gap between the two distributions. Add it instead, as x + std · eps.',
    edits: [[noise, 'tf.mul(x, tf.add(1, tf.mul(std, eps)))']],
  },
  'noise-mixed-in': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'You mix x and noise as (1 − std) x + std · eps, which shrinks x. Instance noise convolves both distributions with a Gaussian, so leave x as it is and add std · eps.',
    edits: [[noise, 'tf.add(tf.mul(1 - std, x), tf.mul(std, eps))']],
  },
  'one-noise-for-the-batch': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Every example gets the noise of the first one. That shifts the whole batch and does not widen the distribution. Use each example’s own row of eps.',
    edits: [[noise, 'tf.add(x, tf.mul(std, tf.slice(eps, [0, 0], [1, -1])))']],
  },
  'u-not-carried-over': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your weight and sigma are right, but you return the u that was passed in. With one iteration per step, u improves from step to step only if the new u is returned. Otherwise sigma stays as poor as after the first step. Return the u of the last iteration.',
    edits: [
      ['let v = u;', 'let v = u;\n  const first = u;'],
      [
        'return { weight: tf.div(w, sigma), u, sigma };',
        'return { weight: tf.div(w, sigma), u: first, sigma };',
      ],
    ],
  },
  'iterations-ignored': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'You do one iteration, whatever iterations says. The loop may be missing, or it may return early.',
    edits: [['i < iterations', 'i < 1']],
  },
  'one-iteration-more': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'You do one iteration too many. Check where your loop starts and ends, and what you do after it.',
    edits: [['i < iterations', 'i <= iterations']],
  },
  'sigma-with-the-u-before': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your sigma is ‖u wᵀ‖ with the u from before the last half of the iteration. That estimate lags behind and is smaller than the one from the new v and u. Use sigma = v w uᵀ after the last iteration.',
    edits: [
      ['let v = u;', 'let v = u;\n  let before = u;'],
      [
        '  for (let i = 0; i < iterations; i++) {\n',
        '  for (let i = 0; i < iterations; i++) {\n    before = unit(u);\n',
      ],
      [sigma, 'tf.matMul(tf.matMul(v, w), before, false, true).asScalar()'],
    ],
  },
  'v-not-normalised': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your u is right, but your sigma is wrong by a factor of the length of v, because v was not normalised. Both v and u in v w uᵀ must be unit vectors.',
    edits: [['unit(tf.matMul(u, fixed, false, true))', 'tf.matMul(u, fixed, false, true)']],
  },
  'eigenvalue-of-the-square': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your sigma is about the square of the right value. The norm ‖u wᵀ w‖ approximates the largest eigenvalue of wᵀ w, and the singular value of w is its square root. Use v w uᵀ with unit vectors v and u.',
    edits: [[sigma, 'tf.norm(tf.matMul(tf.matMul(u, w, false, true), w)).asScalar()']],
  },
  'frobenius-norm': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your sigma is the Frobenius norm, the square root of the sum of all squares. It combines all singular values and can be √rank times too large. The slope of a layer is bounded by the largest singular value alone.',
    edits: [[sigma, 'tf.norm(w).asScalar()']],
  },
  'multiplied-by-sigma': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'You multiply w by sigma, but you should divide w by sigma. The largest singular value of the returned weight should be about 1.',
    edits: [['tf.div(w, sigma)', 'tf.mul(w, sigma)']],
  },
  'gradient-through-the-iteration': {
    caughtBy: 'gradient',
    lesson: `${lesson}#held-constant`,
    explanation:
      'Your values are right, but your gradient also flows back through every iteration into u and v. They must be constants. At the exact singular vectors, sigma does not change to first order if they move. Before convergence, the extra path differentiates the error of the iteration. Iterate on a copy of w that passes no gradient.',
    edits: [['const fixed = hold(w);', 'const fixed = w;']],
  },
  'sigma-held-constant': {
    caughtBy: 'gradient',
    lesson: `${lesson}#held-constant`,
    explanation:
      'Your gradient treats sigma as a constant, so it is only divided by sigma. It then keeps the component that merely rescales w, which the normalisation should remove. Hold u and v constant, and compute sigma = v w uᵀ from w itself.',
    edits: [[sigma, 'tf.matMul(tf.matMul(v, fixed), u, false, true).asScalar()']],
  },
  'weight-not-divided': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your sigma and u are right, but you return w itself as the weight. The layer then keeps its slope, and nothing is normalised. Divide w by sigma.',
    edits: [['weight: tf.div(w, sigma)', 'weight: tf.clone(w)']],
  },
  'u-not-normalised': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your u is v w, without the division by its length. Your sigma is then about the square of the right value. Divide v w by ‖v w‖, so that u is a unit vector.',
    edits: [['u = unit(tf.matMul(v, fixed));', 'u = tf.matMul(v, fixed);']],
  },
  'variance-kept': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'You multiply x by √(1 − std²) before you add the noise, as a diffusion model does. This shrinks the data. Instance noise only widens the distribution, so leave x as it is and add std · eps.',
    edits: [[noise, 'tf.add(tf.mul(Math.sqrt(Math.max(0, 1 - std * std)), x), tf.mul(std, eps))']],
  },
  'u-passed-in-ignored': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'You start each call with a new vector and ignore the u that is passed in. With one iteration per step, sigma then stays as poor as after the first step. Start from the given u, which the step before has improved.',
    edits: [['let v = u;', 'u = tf.fill(u.shape, 1 / Math.sqrt(u.shape[1]));\n  let v = u;']],
  },
});
