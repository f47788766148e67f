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
      'Your generator’s update moves the discriminator too, and in the generator’s favour: it learns to take fakes for real, and undoes what its own update has just taught it. The gradient has to pass through the discriminator, but only the generator may move: give minimize the list g.variables.',
    edits: [[stepGenerator, stepGenerator.replace(', g.variables', '')]],
  },
  'discriminator-step-moves-the-generator': {
    caughtBy: 'generator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Your discriminator’s update moves the generator too, towards samples that are easier to tell from real ones: the opponent is pushed over. Give minimize the list d.variables.',
    edits: [[stepDiscriminator, stepDiscriminator.replace(', d.variables', '')]],
  },
  'no-variable-lists': {
    caughtBy: 'generator',
    lesson: `${lesson}#own-variables`,
    explanation:
      'Both of your updates move both networks: without a list, minimize updates every trainable variable there is. Then neither player follows its own loss. Give each update the variables of its own network.',
    edits: [
      [stepDiscriminator, stepDiscriminator.replace(', d.variables', '')],
      [stepGenerator, stepGenerator.replace(', g.variables', '')],
    ],
  },
  'both-at-once': {
    caughtBy: 'losses',
    lesson: `${lesson}#one-after-the-other`,
    explanation:
      'Your generator follows the discriminator as it was before its update: both gradients were taken first, and both updates made afterwards. Simultaneous steps turn around the equilibrium and drift outwards where alternating ones stay on their circle. Update the discriminator, and only then take the generator’s loss and gradient.',
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
      'You update the generator first, and the discriminator sees the new fakes. The order is the other way round here: the generator needs the answer of a discriminator that has just seen where it stands.',
    edits: [
      [stepDiscriminator, stepGenerator],
      [`${stepGenerator}\n  return`, `${stepDiscriminator}\n  return`],
    ],
  },
  'same-latents-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'Your generator is trained on zDiscriminator, the latents whose fakes the discriminator has just learnt to recognise. It then sees the answer at these few points instead of a fresh draw of what it makes; use zGenerator.',
    edits: [[ofGenerator, ofGenerator.replace('zGenerator', 'zDiscriminator')]],
  },
  'generator-latents-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'Your discriminator is trained on fakes from zGenerator, the same that the generator’s update uses afterwards. Each update has latents of its own: zDiscriminator for the discriminator’s.',
    edits: [[onFake, onFake.replace('zDiscriminator', 'zGenerator')]],
  },
  'latents-exchanged': {
    caughtBy: 'losses',
    lesson: `${lesson}#fresh-latents`,
    explanation:
      'The latents have changed places: zGenerator makes the discriminator’s fakes, and zDiscriminator the generator’s. Each is named after the update that it is for.',
    edits: [
      [onFake, onFake.replace('zDiscriminator', 'zGenerator')],
      [ofGenerator, ofGenerator.replace('zGenerator', 'zDiscriminator')],
    ],
  },
  saturating: {
    caughtBy: 'losses',
    lesson: 'gan-instability/vanishing-gradients#non-saturating',
    explanation:
      'Your generator minimises −mean softplus(d(fake)), the minimax loss. Its gradient vanishes where the discriminator is sure of its fakes, which is how training starts. The non-saturating loss, mean softplus(−d(fake)), has the same optimum and its largest gradient there.',
    edits: [[ofGenerator, 'tf.neg(tf.mean(tf.softplus(d.apply(g.apply(batch.zGenerator)))))']],
  },
  'discriminators-loss-for-both': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator minimises mean softplus(d(fake)), the discriminator’s own loss on fakes: it learns to be found out. The two play against each other; the generator wants its fakes taken for real, mean softplus(−d(fake)).',
    edits: [[ofGenerator, 'tf.mean(tf.softplus(d.apply(g.apply(batch.zGenerator))))']],
  },
  'labels-exchanged': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator learns the labels the wrong way round: its loss is small where real examples get low logits and fakes high ones. The generator, which climbs the logits, is then driven away from the data. It is mean softplus(−d(real)) + mean softplus(d(fake)).',
    edits: [
      [onReal, 'tf.mean(tf.softplus(d.apply(batch.real)))'],
      [onFake, 'tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zDiscriminator)))))'],
    ],
  },
  'fakes-left-out': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator’s loss has no term for the fakes. It learns to call everything real, and gives the generator nothing to follow. Add mean softplus(d(fake)).',
    edits: [['return tf.add(onReal, onFake);', 'return tf.add(onReal, tf.mul(0, onFake));']],
  },
  'discriminator-loss-halved': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your discriminator’s loss is half the right one: the two means were averaged. That halves its learning rate against the generator’s, and the balance between the two is what training depends on; add the means.',
    edits: [['return tf.add(onReal, onFake);', 'return tf.mul(0.5, tf.add(onReal, onFake));']],
  },
  'summed-over-the-batch': {
    caughtBy: 'losses',
    lesson: `${lesson}#losses`,
    explanation:
      'Your losses are sums over the batch, so the size of a step grows with it, and a larger batch of fakes outweighs the real one. Take the mean of each term.',
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
      'You put the discriminator’s output through a sigmoid and then through a formula that applies its own. d.apply returns logits; hand them to softplus as they are, or no loss can come near 0.',
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
      'Your updates are right, and the losses that you return were computed once more, after both updates. A loss after the update looks better than what the step has seen, and the other player has moved meanwhile; return what minimize returns.',
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
      'Each network moves at the other’s learning rate: the optimizers have changed places. The ratio of the two rates decides who is ahead (Heusel et al. 2017), and an optimizer with a memory, such as Adam, would mix up the two networks’ moments.',
    edits: [
      ['optimizers.discriminator.minimize', 'optimizers.generator.minimize'],
      ['optimizers.generator.minimize(lossOfGenerator', 'optimizers.discriminator.minimize(lossOfGenerator'],
    ],
  },
  'discriminator-twice': {
    caughtBy: 'discriminator',
    lesson: `${lesson}#one-after-the-other`,
    explanation:
      'Your discriminator is updated twice in a step. This step is one update each: look for a minimize that is called once for the loss and once for the update.',
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
      'Your first step is right, and your second moves by the gradients of both: something is added up from step to step. Gradients belong to one step; start each from nothing, and keep no tensors outside of the function.',
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
});
