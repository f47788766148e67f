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
      'One of your kernels starts as all zeros, because the initialiser was never applied. A generator that maps all noise to one point has nothing to learn from. Draw each kernel at random from the seed.',
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
      'Your average does not start as a copy of the generator. Starting from zeros or other random weights, it needs many steps to forget them, and its samples are wrong until then. Copy the generator’s weights.',
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
      'Your second hidden layer is a ReLU, which is zero below zero. The leaky ReLU has a slope of 0.2 there, so that the discriminator passes a gradient to the generator wherever the samples are.',
    edits: [
      ['tf.leakyRelu(dense(first, w.kernel2, w.bias2), 0.2)', 'tf.relu(dense(first, w.kernel2, w.bias2))'],
    ],
  },
  'discriminator-ends-in-sigmoid': {
    caughtBy: 'networks',
    lesson: 'gan-instability/minimax-game#logits',
    explanation:
      'Your networks end in a sigmoid. The losses take logits and apply their own sigmoid, so a confident output looks like a doubtful one and gives almost no gradient. The generator’s samples would also be confined to 0..1. Return the output of the last linear layer.',
    edits: [
      ['return dense(second, w.kernel3, w.bias3);', 'return tf.sigmoid(dense(second, w.kernel3, w.bias3));'],
    ],
  },
  'labels-exchanged': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/minimax-game#discriminator',
    explanation:
      'Your discriminator learns to call real examples fake and samples real, because the two signs are swapped. The generator then moves away from the data.',
    edits: [
      ['tf.mean(tf.softplus(tf.neg(real)))', 'tf.mean(tf.softplus(real))'],
      ['tf.mean(tf.softplus(fake))', 'tf.mean(tf.softplus(tf.neg(fake)))'],
    ],
  },
  'penalty-left-out': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your discriminator’s loss has no penalty on its slope. Without it, the two players circle around the equilibrium instead of converging, like the plain GAN in the Dirac figure. Add the R1 penalty.',
    edits: [['tf.mul(gamma / 2, penalty),', '']],
  },
  'penalty-without-half': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is twice as large as it should be. R1 is gamma / 2 times the mean of the squared norm. Papers and code differ by this ½, so a copied gamma can mean a different strength.',
    edits: [['tf.mul(gamma / 2, penalty)', 'tf.mul(gamma, penalty)']],
  },
  'penalty-on-samples': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is evaluated at the generated samples, which is R2. R1 is evaluated at the real examples, where the discriminator must become flat for a stable equilibrium.',
    edits: [['as tf.Tensor2D)))(batch.real);', 'as tf.Tensor2D)))(generator.apply(batch.zDiscriminator));']],
  },
  'norm-not-squared': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is the mean of the gradient norm, not of its square. It does not weaken near the equilibrium, whereas the square lets the discriminator settle there. Square the norm.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.sqrt(tf.sum(tf.square(slope), 1)))']],
  },
  'averaged-over-the-coordinates': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty also averages the squared gradient over the coordinates. The squared norm is a sum over them, and with a mean the penalty shrinks as the data get more dimensions. Sum over the coordinates.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.square(slope))']],
  },
  'slope-not-differentiated': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#second-order',
    explanation:
      'Your loss has the right value, but the penalty has no effect, because its gradient does not reach the weights. The gradient of the penalty is a second derivative, so the slope must be the result of tf operations.',
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
      'Your generator minimises −softplus(D(G(z))), the minimax loss. Its gradient vanishes if the discriminator is sure, which is when the generator needs it most. Minimise softplus(−D(G(z))).',
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
      'Your generator is trained on the noise that the discriminator has just been trained on. Use zGenerator. With fresh noise, the generator does not depend on what the discriminator happens to remember.',
    edits: [['generator.apply(batch.zGenerator)', 'generator.apply(batch.zDiscriminator)']],
  },
  'everybody-moves': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Your generator’s step also moves the discriminator, because minimize got no list of variables. The discriminator is then trained to help the generator. Pass only the generator’s variables.',
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
      'Your average never changes. After each step, set it to decay · average + (1 − decay) · generator.',
    edits: [['tf.add(tf.mul(decay, mean), tf.mul(1 - decay, generator.variables[name]))', 'tf.mul(1, mean)']],
  },
  'decay-exchanged': {
    caughtBy: 'average',
    lesson: `${lesson}#averaged-weights`,
    explanation:
      'Your average keeps a share of 1 − decay of itself and takes a share of decay from the generator. It forgets almost everything at each step, so it is nearly the latest generator and not an average. Swap the two weights.',
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
      'Your average uses the generator from before this step, so it is always one step behind. Update it after the generator.',
    edits: [
      [`${move}\n  return {`, '  return {'],
      ['  const discriminatorLoss = optimizers', `${move}\n  const discriminatorLoss = optimizers`],
    ],
  },
  'layers-start-alike': {
    caughtBy: 'initial',
    lesson: `${lesson}#initial-weights`,
    explanation:
      'Two of your kernels start with the same random numbers, because they were drawn from the same seed. Layers that start alike are not independent, so the networks begin with less variety than their size allows. Give each kernel its own seed.',
    edits: [['seed: 10 * seed + i', 'seed: 10 * seed + 0 * i']],
  },
  'penalty-summed': {
    caughtBy: 'discriminator',
    lesson: 'gan-instability/dirac-gan#r1',
    explanation:
      'Your penalty is a sum over the real examples, so it grows with the batch. The rest of the loss consists of means, and gamma would have to change with the batch size. Take the mean over the examples.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.sum(tf.square(slope))']],
  },
  'optimizers-exchanged': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Each of your networks is updated by the other network’s optimizer, and so with its learning rate. An optimizer such as Adam would also mix up what it remembers of the two networks. Use optimizers.discriminator for the discriminator and optimizers.generator for the generator.',
    edits: [
      ['optimizers.discriminator.minimize', 'optimizers.generator.minimize'],
      [
        'const generatorLoss = optimizers.generator.minimize',
        'const generatorLoss = optimizers.discriminator.minimize',
      ],
    ],
  },
  'slope-of-the-keras-layer': {
    caughtBy: 'networks',
    lesson: `${lesson}#networks`,
    explanation:
      'Your leaky ReLUs have a slope of 0.3 below zero, which is the default of the layer tf.layers.leakyReLU. Here the slope is 0.2, as in tf.leakyRelu. Use 0.2.',
    edits: [
      ['tf.leakyRelu(dense(x, w.kernel1, w.bias1), 0.2)', 'tf.leakyRelu(dense(x, w.kernel1, w.bias1), 0.3)'],
      [
        'tf.leakyRelu(dense(first, w.kernel2, w.bias2), 0.2)',
        'tf.leakyRelu(dense(first, w.kernel2, w.bias2), 0.3)',
      ],
    ],
  },
});
