import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/training';
const move = `  for (const [name, mean] of Object.entries(average) as [keyof Variables, tf.Variable][])
    tf.tidy(() => {
      mean.assign(tf.add(tf.mul(decay, mean), tf.mul(1 - decay, generator.variables[name])));
    });`;
const listed = 'Object.values(generator.variables) as tf.Variable[],';

export default defineMistakes({
  'kernels-start-at-zero': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'A kernel of yours starts at zero everywhere: the initialiser was never applied. A generator that maps all noise to one point has nothing to learn from. Draw each kernel at random from the seed.',
    edits: [
      [
        'tf.initializers.heNormal({ seed: 10 * seed + i }).apply([rows, columns])',
        'tf.zeros([rows, columns])',
      ],
    ],
  },
  'average-starts-elsewhere': {
    caughtBy: 'initial',
    lesson: `${lesson}#averaged-weights`,
    explanation:
      'Your average does not start as a copy of the generator. From zeros, or from another draw, it needs many steps to forget where it began, and its samples are wrong until then.',
    edits: [
      [
        'tf.variable(variable as tf.Variable, false)',
        'tf.variable(tf.zerosLike(variable as tf.Variable), false)',
      ],
    ],
  },
  'relu-for-leaky-relu': {
    caughtBy: 'networks',
    lesson: `${lesson}#networks`,
    explanation:
      'Your second hidden layer is cut off at zero: it is a ReLU. Below zero the leaky ReLU keeps a slope of 0.2, so that the discriminator passes a gradient to the generator wherever the samples fall.',
    edits: [
      ['tf.leakyRelu(dense(first, w.kernel2, w.bias2), 0.2)', 'tf.relu(dense(first, w.kernel2, w.bias2))'],
    ],
  },
  'discriminator-ends-in-sigmoid': {
    caughtBy: 'networks',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Your networks end in a sigmoid. The losses take logits and apply their own: squashed twice, a clear judgement looks like a doubtful one and hardly moves anybody. And samples would be confined to 0..1.',
    edits: [
      ['return dense(second, w.kernel3, w.bias3);', 'return tf.sigmoid(dense(second, w.kernel3, w.bias3));'],
    ],
  },
  'labels-exchanged': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/minimax-game#discriminator',
    explanation:
      'Your discriminator learns to call real examples fake and samples real: the two signs are exchanged. The generator then runs away from the data.',
    edits: [
      ['tf.mean(tf.softplus(tf.neg(real)))', 'tf.mean(tf.softplus(real))'],
      ['tf.mean(tf.softplus(fake))', 'tf.mean(tf.softplus(tf.neg(fake)))'],
    ],
  },
  'penalty-left-out': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your discriminator has no penalty on its slope. Without it the two players circle around the balance instead of reaching it: the plain GAN of the Dirac figure.',
    edits: [['tf.mul(gamma / 2, penalty),', '']],
  },
  'penalty-without-half': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty weighs twice what it should: R1 is gamma / 2 times the mean of the squared norm. Papers and code differ by this ½, so a gamma that was copied means something else.',
    edits: [['tf.mul(gamma / 2, penalty)', 'tf.mul(gamma, penalty)']],
  },
  'penalty-on-samples': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is taken at the generated samples. That is R2; R1 is taken at the real examples, where the discriminator must become flat for the balance to be stable.',
    edits: [['as tf.Tensor2D)))(batch.real);', 'as tf.Tensor2D)))(generator.apply(batch.zDiscriminator));']],
  },
  'norm-not-squared': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is the mean of the norm of the slope, not of its square. Its pull does not weaken near the balance, where the square lets the discriminator settle.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.sqrt(tf.sum(tf.square(slope), 1)))']],
  },
  'averaged-over-the-coordinates': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty averages the squared slope over the coordinates too. The squared norm is a sum over them; with a mean the penalty shrinks with the size of the data.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.square(slope))']],
  },
  'slope-not-differentiated': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#second-order',
    explanation:
      'Your loss has the right value, but the penalty moves nothing: the slope was cut off from the weights. The gradient of the penalty is a derivative of a derivative, so the slope must stay a result of tf operations.',
    edits: [
      ['(batch.real); // [batch, dataSize]', '(batch.real);'],
      [
        'const penalty = tf.mean(tf.sum(tf.square(slope), 1));',
        'const penalty = tf.variable(tf.tidy(() => tf.mean(tf.sum(tf.square(slope), 1))), false);',
      ],
    ],
  },
  'saturating-loss': {
    caughtBy: 'generator',
    lesson: 'gan-instability/vanishing-gradients#flipped-loss',
    explanation:
      'Your generator descends on −softplus(D(G(z))), the minimax loss. Where the discriminator is sure, its gradient vanishes, just when the generator needs it most. Descend on softplus(−D(G(z))).',
    edits: [
      [
        'tf.mean(tf.softplus(tf.neg(discriminator.apply(generator.apply(batch.zGenerator)))))',
        'tf.neg(tf.mean(tf.softplus(discriminator.apply(generator.apply(batch.zGenerator)))))',
      ],
    ],
  },
  'same-noise-twice': {
    caughtBy: 'generator',
    lesson: `${lesson}#fresh-noise`,
    explanation:
      'Your generator is judged on the noise that the discriminator has just learned from. Use zGenerator: on fresh noise the generator cannot profit from what the discriminator has by chance remembered.',
    edits: [['generator.apply(batch.zGenerator)', 'generator.apply(batch.zDiscriminator)']],
  },
  'everybody-moves': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#own-variables`,
    explanation:
      "Your generator's step moves the discriminator as well: no list of variables was given to minimize, so the discriminator is made to help the generator. Pass the generator's variables only.",
    edits: [
      [
        listed,
        '[...Object.values(generator.variables), ...Object.values(discriminator.variables)] as tf.Variable[],',
      ],
    ],
  },
  'average-not-moved': {
    caughtBy: 'average',
    lesson: `${lesson}#averaged-weights`,
    explanation:
      'Your average stays where it was. After each step move it: decay · average + (1 − decay) · generator.',
    edits: [['tf.add(tf.mul(decay, mean), tf.mul(1 - decay, generator.variables[name]))', 'tf.mul(1, mean)']],
  },
  'decay-exchanged': {
    caughtBy: 'average',
    lesson: `${lesson}#averaged-weights`,
    explanation:
      'Your average keeps 1 − decay of itself and takes decay of the generator: it forgets almost everything at each step, and follows every swing of the game that it should even out.',
    edits: [
      [
        'tf.add(tf.mul(decay, mean), tf.mul(1 - decay, generator.variables[name]))',
        'tf.add(tf.mul(1 - decay, mean), tf.mul(decay, generator.variables[name]))',
      ],
    ],
  },
  'average-of-the-old-generator': {
    caughtBy: 'average',
    lesson: `${lesson}#averaged-weights`,
    explanation:
      'Your average took in the generator as it was before this step: it is always one step behind. Move it after the generator.',
    edits: [
      [`${move}\n  return {`, '  return {'],
      ['  const discriminatorLoss = optimizers', `${move}\n  const discriminatorLoss = optimizers`],
    ],
  },
});
