import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/training';
const onReal = 'tf.mean(tf.softplus(tf.neg(d.apply(batch.real))))';
const onFake = 'tf.mean(tf.softplus(d.apply(g.apply(batch.zDiscriminator))))';
const ofGenerator = 'tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zGenerator)))))';
const stepDiscriminator =
  'const discriminatorLoss = optimizers.discriminator.minimize(lossOfDiscriminator, true, d.variables);';
const stepGenerator =
  'const generatorLoss = optimizers.generator.minimize(lossOfGenerator, true, g.variables);';

export default defineMistakes({
  'generator-step-moves-the-discriminator': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Your generator’s update also moves the discriminator, in the generator’s favour. The discriminator learns to classify fakes as real, which undoes its own update. The gradient must pass through the discriminator, but only the generator should move. Pass g.variables to minimize.',
    edits: [[stepGenerator, stepGenerator.replace(', g.variables', '')]],
  },
  'discriminator-step-moves-the-generator': {
    caughtBy: 'generator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Your discriminator’s update also moves the generator, towards samples that are easier to tell from real ones. The discriminator should not change its opponent. Pass d.variables to minimize.',
    edits: [[stepDiscriminator, stepDiscriminator.replace(', d.variables', '')]],
  },
  'no-variable-lists': {
    caughtBy: 'generator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Both of your updates move both networks, because without a list minimize updates every trainable variable. Then neither player follows its own loss. Pass each update the variables of its own network.',
    edits: [
      [stepDiscriminator, stepDiscriminator.replace(', d.variables', '')],
      [stepGenerator, stepGenerator.replace(', g.variables', '')],
    ],
  },
  'both-at-once': {
    caughtBy: 'losses',
    lesson: `${lesson}#one-after-the-other`,
    explanation:
      'Your generator responds to the discriminator from before its update, because you took both gradients first and applied both updates afterwards. Simultaneous steps spiral outwards where alternating steps stay on a circle. Update the discriminator first, and then compute the generator’s loss and gradient.',
    edits: [
      [
        stepDiscriminator,
        `const forDiscriminator = tf.variableGrads(lossOfDiscriminator, d.variables);
  const forGenerator = tf.variableGrads(lossOfGenerator, g.variables);
  optimizers.discriminator.applyGradients(forDiscriminator.grads);
  const discriminatorLoss = forDiscriminator.value;`,
      ],
      [
        stepGenerator,
        'optimizers.generator.applyGradients(forGenerator.grads);\n  const generatorLoss = forGenerator.value;',
      ],
    ],
  },
  'generator-first': {
    caughtBy: 'losses',
    lesson: `${lesson}#one-after-the-other`,
    explanation:
      'You update the generator first, and the discriminator sees the new fakes. Here the order is reversed, because the generator needs the response of a discriminator that has just seen its current fakes.',
    edits: [
      [stepDiscriminator, stepGenerator],
      [`${stepGenerator}\n  return`, `${stepDiscriminator}\n  return`],
    ],
  },
  'same-latents-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'Your generator is trained on zDiscriminator, whose fakes the discriminator has just learnt to recognise. It then gets feedback on those few points instead of a fresh sample. Use zGenerator.',
    edits: [[ofGenerator, ofGenerator.replace('zGenerator', 'zDiscriminator')]],
  },
  'generator-latents-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'Your discriminator is trained on fakes from zGenerator, which the generator’s update also uses. Each update has its own latents. Use zDiscriminator for the discriminator.',
    edits: [[onFake, onFake.replace('zDiscriminator', 'zGenerator')]],
  },
  'latents-exchanged': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'Your latents are swapped, because zGenerator makes the discriminator’s fakes and zDiscriminator the generator’s. Each is named after the update that uses it.',
    edits: [
      [onFake, onFake.replace('zDiscriminator', 'zGenerator')],
      [ofGenerator, ofGenerator.replace('zGenerator', 'zDiscriminator')],
    ],
  },
  saturating: {
    caughtBy: 'losses',
    lesson: 'gan-instability/vanishing-gradients#non-saturating',
    explanation:
      'Your generator minimises −mean softplus(d(fake)), the minimax loss. Its gradient vanishes if the discriminator is sure of its fakes, which is the case at the start of training. The non-saturating loss, mean softplus(−d(fake)), has the same optimum and its largest gradient there.',
    edits: [[ofGenerator, 'tf.neg(tf.mean(tf.softplus(d.apply(g.apply(batch.zGenerator)))))']],
  },
  'discriminators-loss-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator minimises mean softplus(d(fake)), the discriminator’s own loss on fakes, so it learns to be detected. The two players are opponents. The generator wants its fakes classified as real, which is mean softplus(−d(fake)).',
    edits: [[ofGenerator, 'tf.mean(tf.softplus(d.apply(g.apply(batch.zGenerator))))']],
  },
  'labels-exchanged': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator learns swapped labels, because its loss is small if real examples get low logits and fakes high ones. The generator, which raises the logits of its fakes, is then driven away from the data. Use mean softplus(−d(real)) + mean softplus(d(fake)).',
    edits: [
      [onReal, 'tf.mean(tf.softplus(d.apply(batch.real)))'],
      [onFake, 'tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zDiscriminator)))))'],
    ],
  },
  'fakes-left-out': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator’s loss has no term for the fakes. It learns to call everything real and gives the generator no direction. Add mean softplus(d(fake)).',
    edits: [['return tf.add(onReal, onFake);', 'return tf.add(onReal, tf.mul(0, onFake));']],
  },
  'discriminator-loss-halved': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator’s loss is half of what it should be, because you averaged the two means. With plain gradient descent that halves its step relative to the generator’s, and training depends on that balance. Add the means.',
    edits: [['return tf.add(onReal, onFake);', 'return tf.mul(0.5, tf.add(onReal, onFake));']],
  },
  'summed-over-the-batch': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your losses are sums over the batch, so the step size grows with the batch, and a larger batch of fakes outweighs the real one. Take the mean of each term.',
    edits: [
      [onReal, onReal.replace('mean', 'sum')],
      [onFake, onFake.replace('mean', 'sum')],
      [ofGenerator, ofGenerator.replace('mean', 'sum')],
    ],
  },
  'sigmoid-before-the-loss': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'You apply a sigmoid to the discriminator’s output and then a formula that applies its own. d.apply returns logits, and squashed twice, no loss can come near 0. Pass the logits to softplus as they are.',
    edits: [
      [onReal, 'tf.mean(tf.softplus(tf.neg(tf.sigmoid(d.apply(batch.real)))))'],
      [onFake, 'tf.mean(tf.softplus(tf.sigmoid(d.apply(g.apply(batch.zDiscriminator)))))'],
      [ofGenerator, 'tf.mean(tf.softplus(tf.neg(tf.sigmoid(d.apply(g.apply(batch.zGenerator))))))'],
    ],
  },
  'losses-after-the-updates': {
    caughtBy: 'losses',
    lesson: `${lesson}#reported-losses`,
    explanation:
      'Your updates are right, but the losses that you return were computed again after both updates. A loss after the update is lower than the one that the step used, and the other player has moved meanwhile. Return what minimize returns.',
    edits: [
      [
        'return { discriminatorLoss: discriminatorLoss as tf.Scalar, generatorLoss: generatorLoss as tf.Scalar };',
        'return { discriminatorLoss: lossOfDiscriminator(), generatorLoss: lossOfGenerator() };',
      ],
      [stepDiscriminator, stepDiscriminator.replace('const discriminatorLoss = ', '')],
      [stepGenerator, stepGenerator.replace('const generatorLoss = ', '')],
    ],
  },
  'optimizers-exchanged': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Each network is updated by the other network’s optimizer, and so with its learning rate. The ratio of the two rates decides which player is ahead (Heusel et al. 2017). An optimizer with state, such as Adam, would also mix up the moments of the two networks. Swap the optimizers.',
    edits: [
      ['optimizers.discriminator.minimize', 'optimizers.generator.minimize'],
      ['optimizers.generator.minimize(lossOfGenerator', 'optimizers.discriminator.minimize(lossOfGenerator'],
    ],
  },
  'discriminator-twice': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#one-after-the-other`,
    explanation:
      'Your discriminator is updated twice per step. This step has one update of each network. Check whether you call minimize once for the loss and once for the update.',
    edits: [
      [
        stepDiscriminator,
        `${stepDiscriminator}\n  optimizers.discriminator.minimize(lossOfDiscriminator, false, d.variables);`,
      ],
    ],
  },
  'gradients-accumulated': {
    caughtBy: 'two-steps',
    lesson: `${lesson}#nothing-is-kept`,
    explanation:
      'Your first step is right, but your second step uses the gradients of both steps, because something accumulates between calls. Gradients belong to one step. Start each step from zero, and keep no tensors outside the function.',
    edits: [
      [
        stepDiscriminator,
        `const update = (optimizer: tf.Optimizer, loss: () => tf.Scalar, variables: tf.Variable[]): tf.Scalar => {
    const { value, grads } = tf.variableGrads(loss, variables);
    for (const variable of variables) {
      const fresh = grads[variable.name] as tf.Tensor;
      const before = kept.get(variable);
      const total = tf.keep(before ? tf.add(before, fresh) : tf.clone(fresh));
      before?.dispose();
      kept.set(variable, total);
      grads[variable.name] = total;
    }
    optimizer.applyGradients(grads);
    return value;
  };
  const discriminatorLoss = update(optimizers.discriminator, lossOfDiscriminator, d.variables);`,
      ],
      [stepGenerator, 'const generatorLoss = update(optimizers.generator, lossOfGenerator, g.variables);'],
      [
        'export function trainStep(',
        'const kept = new WeakMap<tf.Variable, tf.Tensor>();\n\nexport function trainStep(',
      ],
    ],
  },
  'one-mean-over-both-batches': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator’s loss is one mean over real and generated examples together. The larger batch then counts for more, and the loss is about half as large. Take the mean of each batch, and add the two.',
    edits: [
      [onReal, 'tf.softplus(tf.neg(d.apply(batch.real)))'],
      [onFake, 'tf.softplus(d.apply(g.apply(batch.zDiscriminator)))'],
      ['return tf.add(onReal, onFake);', 'return tf.mean(tf.concat([onReal, onFake]));'],
    ],
  },
  'cut-to-equal-sizes': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'You cut the real and the generated examples to the same number of rows. The rest of the larger batch is then ignored. Each batch has its own mean, so their sizes may differ. Use all rows of both.',
    edits: [
      ['batch.real', 'tf.slice(batch.real, 0, size)'],
      ['g.apply(batch.zDiscriminator)', 'tf.slice(g.apply(batch.zDiscriminator), 0, size)'],
      [
        'const onReal',
        `const size = Math.min(batch.real.shape[0], batch.zDiscriminator.shape[0]);
    const onReal`,
      ],
    ],
  },
  'one-optimizer-for-both': {
    caughtBy: 'generator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Your generator is updated by the discriminator’s optimizer, and so with its learning rate. An optimizer such as Adam would also mix up what it remembers of the two networks. Use optimizers.generator for the generator.',
    edits: [['optimizers.generator.minimize', 'optimizers.discriminator.minimize']],
  },
});
