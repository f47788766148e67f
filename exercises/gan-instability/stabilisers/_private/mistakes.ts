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
      'Your fake label is 1 − smooth: both sides are smoothed. With a label above 0 on generated examples, the best discriminator has the generator’s own density in its numerator, and samples that are wrong hold each other in place. Leave the fake label at 0.',
    edits: [[onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(1 - smooth, fake)))']],
  },
  'smoothed-on-the-wrong-side': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#one-sided`,
    explanation:
      'Your real label is 1 and your fake label is 1 − smooth: the smoothing is on the wrong side. It is there to keep the discriminator from extreme confidence on real examples; smoothing the fakes rewards the generator for staying where it is.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(real)))'],
      [onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(1 - smooth, fake)))'],
    ],
  },
  'second-term-left-out': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your real term is smooth · softplus(−l): the loss of label 1, scaled down. Its gradient never changes sign, so nothing stops the logits from growing. A label between 0 and 1 keeps both terms of the cross-entropy, and the best logit is then finite.',
    edits: [[onReal, 'tf.mul(smooth, tf.mean(tf.softplus(tf.neg(real))))']],
  },
  'smooth-is-the-amount': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#one-sided`,
    explanation:
      'Your real label is 1 − smooth: you took smooth for the amount that is taken off. Here smooth is the label itself, 0.9 for instance; as it is, real examples are called fake.',
    edits: [['tf.mul(smooth, real)', 'tf.mul(1 - smooth, real)']],
  },
  'labels-exchanged': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'The labels have changed sides: generated examples get smooth, and real ones 0. Minimised, this teaches the discriminator to take fakes for real.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(real))'],
      [onFake, 'tf.mean(tf.sub(tf.softplus(fake), tf.mul(smooth, fake)))'],
    ],
  },
  'sign-flipped': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your loss has the wrong sign: it is the log-likelihood of the labels, which the discriminator wants large. An optimizer makes the loss small, so turn the sign around.',
    edits: [[sum, 'return tf.neg(tf.add(onReal, onFake));']],
  },
  'smoothing-halved': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#sum-of-two-means`,
    explanation:
      'Your loss is half the right one: the two means were averaged. The value of the game is the sum of an expectation over real and one over generated examples; with half of it, the discriminator’s learning rate is halved.',
    edits: [[sum, 'return tf.mul(0.5, tf.add(onReal, onFake));']],
  },
  'one-mean-over-all': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#sum-of-two-means`,
    explanation:
      'You took one mean over real and generated examples together. The larger batch then weighs more, and the loss is about half as large; take a mean over each side and add them.',
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
      'Your loss grows with the batch: the terms were summed. Take the mean over each side, so that the step does not depend on the batch size.',
    edits: [
      [onReal, 'tf.sum(tf.sub(tf.softplus(real), tf.mul(smooth, real)))'],
      [onFake, 'tf.sum(tf.softplus(fake))'],
    ],
  },
  'log-of-sigmoid': {
    caughtBy: 'smoothing',
    lesson: `${lesson}#cross-entropy`,
    explanation:
      'Your loss breaks down for confident logits: it takes the logarithm of a sigmoid, which is 0 or 1 in float32 from about ±17 to ±100 on, and its logarithm infinite or its gradient gone. A discriminator that wins has such logits. Use softplus(l) − s l.',
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
      'Your loss is that of sigmoid(sigmoid(l)): a sigmoid was applied before a formula that applies its own. The logits go in as they are.',
    edits: [
      [onReal, 'tf.mean(tf.sub(tf.softplus(tf.sigmoid(real)), tf.mul(smooth, tf.sigmoid(real))))'],
      [onFake, 'tf.mean(tf.softplus(tf.sigmoid(fake)))'],
    ],
  },
  'std-taken-for-a-variance': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise is √std times eps: you took std for a variance. It is the standard deviation, so it multiplies eps as it is.',
    edits: [[noise, 'tf.add(x, tf.mul(Math.sqrt(std), eps))']],
  },
  'std-ignored': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise has a standard deviation of 1, whatever std says. Instance noise is faded out in training, from strong at the start to none: multiply eps with std.',
    edits: [[noise, 'tf.add(x, eps)']],
  },
  'noise-multiplied': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Your noise grows with x: you multiplied where it is added. Noise that vanishes at 0 does not fill the gap between the two distributions; x + std · eps does, everywhere.',
    edits: [[noise, 'tf.mul(x, tf.add(1, tf.mul(std, eps)))']],
  },
  'noise-mixed-in': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'You mix x and noise, (1 − std) x + std · eps, which shrinks x. Instance noise leaves x as it is and adds to it: that is a convolution of both distributions with a Gaussian.',
    edits: [[noise, 'tf.add(tf.mul(1 - std, x), tf.mul(std, eps))']],
  },
  'one-noise-for-the-batch': {
    caughtBy: 'noise',
    lesson: `${lesson}#instance-noise`,
    explanation:
      'Every example gets the noise of the first one. That shifts the whole batch and widens nothing; each example has its own row of eps.',
    edits: [[noise, 'tf.add(x, tf.mul(std, tf.slice(eps, [0, 0], [1, -1])))']],
  },
  'u-not-carried-over': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your weight and sigma are right, and the u that you return is the one you got. With one iteration a step, u gets better from step to step only if it is handed on; without that, sigma stays as poor as after the first step. Return the u of the last iteration.',
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
      'You make one iteration, whatever number is asked for: it looks as if the loop is missing, or returns early.',
    edits: [['i < iterations', 'i < 1']],
  },
  'one-iteration-more': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'You make one iteration more than asked for. Look at where your loop begins and ends, and at what you do after it.',
    edits: [['i < iterations', 'i <= iterations']],
  },
  'sigma-with-the-u-before': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#power-iteration`,
    explanation:
      'Your sigma is ‖u wᵀ‖ with the u from before the last half of the iteration. That lags behind, and it is below the estimate that the new v and u give together: sigma = v w uᵀ after the last iteration.',
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
      'Your u is right, and your sigma too large or too small by the length of v: v was not divided by its norm. In v w uᵀ both have to be unit vectors.',
    edits: [['unit(tf.matMul(u, fixed, false, true))', 'tf.matMul(u, fixed, false, true)']],
  },
  'eigenvalue-of-the-square': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your sigma is about the square of the right one: ‖u wᵀ w‖ is the largest eigenvalue of wᵀ w, and the singular value of w is its root. With unit v and u, take v w uᵀ.',
    edits: [[sigma, 'tf.norm(tf.matMul(tf.matMul(u, w, false, true), w)).asScalar()']],
  },
  'frobenius-norm': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your sigma is the root of the sum of all squares, the Frobenius norm. It is the size of all singular values together, up to √rank too large; the slope of a layer is bounded by the largest one alone.',
    edits: [[sigma, 'tf.norm(w).asScalar()']],
  },
  'multiplied-by-sigma': {
    caughtBy: 'power-iteration',
    lesson: `${lesson}#singular-value`,
    explanation:
      'Your weight is w times sigma, where it should be w divided by it. The weight that is returned has a largest singular value of about 1.',
    edits: [['tf.div(w, sigma)', 'tf.mul(w, sigma)']],
  },
  'gradient-through-the-iteration': {
    caughtBy: 'gradient',
    lesson: `${lesson}#held-constant`,
    explanation:
      'Your values are right, and your gradient runs back through every iteration into u and v as well. They are to be constants: at the singular vectors sigma does not change to first order when they move, and before that the extra path is the iteration’s error, not the layer’s slope. Iterate with a copy of w that lets no gradient through.',
    edits: [['const fixed = hold(w);', 'const fixed = w;']],
  },
  'sigma-held-constant': {
    caughtBy: 'gradient',
    lesson: `${lesson}#held-constant`,
    explanation:
      'Your gradient is the one for a constant sigma: divided by sigma and nothing else. Then the part that only scales w along its own direction is not taken out. Hold u and v constant, and compute sigma = v w uᵀ from w itself.',
    edits: [[sigma, 'tf.matMul(tf.matMul(v, fixed), u, false, true).asScalar()']],
  },
});
