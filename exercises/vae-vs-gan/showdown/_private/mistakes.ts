import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/showdown';
const bound = 'tf.mean(negativeElbo(vae, images, eps).each)';
const vaeMove = 'return optimizer.minimize(loss, true, vae.variables) as tf.Scalar;';
const draw = 'tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps))';
const penalty = 'tf.mul(gamma / 2, penalty)';
const slope = 'tf.grad((x) => tf.sum(gan.discriminate(x as tf.Tensor2D)))(images)';
const imitation = 'tf.mean(tf.softplus(tf.neg(gan.discriminate(gan.generate(noise.zGenerator)))))';
const vaeSamples = 'vaeSamples: tf.sigmoid(vae.decode(data.z)),';
const ganScores = 'ganScores: tf.neg(tf.reshape(gan.discriminate(images), [-1])),';
const reconstructions = 'reconstructions: tf.sigmoid(tf.slice(logits, [0, 0], [first, -1])),';
const errors = 'Math.hypot(vae[name].standardError, gan[name].standardError)';
const decision = "if (Math.abs(lead) <= 2 * error) return 'undecided';";

export default defineMistakes({
  'kl-left-out': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your VAE step leaves the KL term out. Its reconstructions get better and its new images worse, because nothing keeps the posteriors where the prior’s draws lie; the comparison would be won or lost on a model that is no VAE.',
    edits: [
      [
        bound,
        `((logits) => tf.mean(tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), 1)).asScalar())(
      negativeElbo(vae, images, eps).logits,
    )`,
      ],
    ],
  },
  'mean-decoded': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your VAE decodes mu without drawing. Without the noise it is an autoencoder whose latent space has gaps, and draws from the prior fall into them.',
    edits: [[draw, 'tf.add(mu, tf.mul(0, eps))']],
  },
  'summed-over-the-batch': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your VAE’s loss is the sum over the batch. It should be the mean: else the step grows with the batch, and “the same budget” means something else for each model.',
    edits: [[bound, 'tf.sum(negativeElbo(vae, images, eps).each)']],
  },
  'loss-after-the-step': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your vaeStep moves the weights rightly, and then returns the loss of the moved weights. Return the value that was differentiated: minimize gives it back, and it costs nothing.',
    edits: [[vaeMove, 'optimizer.minimize(loss, false, vae.variables);\n  return loss();']],
  },
  'penalty-not-halved': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty has weight gamma. R1 is written with gamma / 2 in front (eq. 9): yours holds the discriminator back twice as much.',
    edits: [[penalty, 'tf.mul(gamma, penalty)']],
  },
  'penalty-left-out': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your discriminator has no penalty. Without it the game circles around its equilibrium, or worse; the comparison would be one with an unstable GAN.',
    edits: [[penalty, 'tf.mul(0, penalty)']],
  },
  'penalty-at-fakes': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty is taken at the fakes: that is R2. R1 flattens the discriminator at real images, where the generator should end up.',
    edits: [[slope, slope.replace('(images)', '(gan.generate(noise.zDiscriminator))')]],
  },
  'penalty-averaged-over-pixels': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty averages the squared slope over the pixels. ‖∇D‖² is their sum for each image; only over the images is it a mean.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.square(slope))']],
  },
  'saturating-generator': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/vanishing-gradients#two-slopes',
    explanation:
      'Your generator minimises −softplus(fake), the minimax loss, whose gradient vanishes where the discriminator is sure. The stub asks for the non-saturating one.',
    edits: [[imitation, 'tf.neg(tf.mean(tf.softplus(gan.discriminate(gan.generate(noise.zGenerator)))))']],
  },
  'same-noise-twice': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#fresh-latents',
    explanation:
      'Your generator is trained on zDiscriminator, the latents that the discriminator has just been trained on. It gets its own, zGenerator.',
    edits: [[imitation, imitation.replace('zGenerator', 'zDiscriminator')]],
  },
  'generator-moves-both': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#own-variables',
    explanation:
      'Your generator’s step moves the discriminator too, towards believing the fakes. List the variables that the step may move.',
    edits: [
      [
        'optimizers.generator.minimize(imitate, true, gan.generatorVariables)',
        'optimizers.generator.minimize(imitate, true, [...gan.generatorVariables, ...gan.discriminatorVariables])',
      ],
    ],
  },
  'generator-first': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#one-after-the-other',
    explanation:
      'Your generator moves before the discriminator. The order makes another game: here the discriminator moves first, and the generator learns from it as it is then.',
    edits: [
      [
        `const discriminatorLoss = optimizers.discriminator.minimize(criticise, true, gan.discriminatorVariables);
  const generatorLoss = optimizers.generator.minimize(imitate, true, gan.generatorVariables);`,
        `const generatorLoss = optimizers.generator.minimize(imitate, true, gan.generatorVariables);
  const discriminatorLoss = optimizers.discriminator.minimize(criticise, true, gan.discriminatorVariables);`,
      ],
    ],
  },
  'encoded-samples': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your VAE’s new images are decoded from encoded ones: they are reconstructions, which look far better than anything the VAE can make of the prior, and the GAN has no such help. New images come from data.z.',
    edits: [
      [
        vaeSamples,
        'vaeSamples: tf.sigmoid(tf.slice(logits, [0, 0], [Math.min(data.z.shape[0], logits.shape[0]), -1])),',
      ],
    ],
  },
  'logits-for-images': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your VAE’s images are logits. Their Laplacian is many times that of pixels, so the blurry model would win the sharpness. Pixels are the sigmoid.',
    edits: [[vaeSamples, 'vaeSamples: vae.decode(data.z),']],
  },
  'squashed-twice': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your GAN’s images went through a sigmoid once more: generate gives pixels already. All of them are grey now, and no metric would forgive that.',
    edits: [['ganSamples: gan.generate(data.z),', 'ganSamples: tf.sigmoid(gan.generate(data.z)),']],
  },
  'reconstructed-from-the-mean': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your reconstructions are decoded from mu. The stub asks for the draw z = mu + σ eps, which is what the bound is about; the mean flatters it.',
    edits: [
      [
        reconstructions,
        'reconstructions: tf.sigmoid(tf.slice(vae.decode(vae.encode(images).mu), [0, 0], [first, -1])),',
      ],
    ],
  },
  'reconstruction-alone-scores': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your VAE’s scores are the reconstruction errors alone. −ELBO has the KL term too: an image with an unusual code should count as unusual.',
    edits: [
      ['vaeScores: each,', 'vaeScores: tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), 1),'],
    ],
  },
  'bound-for-score': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your VAE’s scores are the ELBO, largest for the most usual image. A score is larger for what looks less like the data: −ELBO. The AUROC would be 1 minus the right one.',
    edits: [['vaeScores: each,', 'vaeScores: tf.neg(each),']],
  },
  'logit-for-score': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your GAN’s scores are the logits, which are largest for what looks real. A score is larger for what looks less like the data: take minus the logit.',
    edits: [[ganScores, 'ganScores: tf.reshape(gan.discriminate(images), [-1]),']],
  },
  'anomalies-first': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your scores begin with the anomalies, so every label would belong to another image. The normal images come first, and their rows of eps too.',
    edits: [
      ['tf.concat([data.normal, data.anomalous], 0)', 'tf.concat([data.anomalous, data.normal], 0)'],
      [
        reconstructions,
        'reconstructions: tf.sigmoid(tf.slice(logits, [logits.shape[0] - first, 0], [first, -1])),',
      ],
    ],
  },
  'larger-is-sharper': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You call the model with the larger sharpness the sharper one. The figure is relative to real images, and noise raises it: what counts is how near it is to 1.',
    edits: [['sharpness: (mean) => -Math.abs(mean - 1),', 'sharpness: (mean) => mean,']],
  },
  'larger-distance-wins': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation: 'You let the larger Fréchet distance win. It is a distance from the data: less is better.',
    edits: [['frechet: (mean) => -mean,', 'frechet: (mean) => mean,']],
  },
  'kernel-distance-without-sign': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You compare the kernel distances without their signs. An unbiased estimate of a distance near 0 is negative half of the time, and then it is the smaller one: −0.4 beats 0.2.',
    edits: [['kernel: (mean) => -mean,', 'kernel: (mean) => -Math.abs(mean),']],
  },
  'auroc-turned-over': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You count an AUROC below one half as if the score had been turned over. Nobody knows beforehand that it has to be: a score that ranks anomalies last is worse than chance.',
    edits: [['auroc: (mean) => mean,', 'auroc: (mean) => Math.abs(mean - 0.5),']],
  },
  'always-decided': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You name a winner for every figure. A lead that is smaller than two standard errors may be chance, and then the honest answer is undecided.',
    edits: [[decision, "if (lead === 0 && error > 0) return 'undecided';"]],
  },
  'one-standard-error': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You decide from one standard error on. By chance alone a lead is larger than that in a third of all comparisons; the rule here is two.',
    edits: [[decision, decision.replace('2 * error', 'error')]],
  },
  'errors-added': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You add the two standard errors. Independent errors add by their squares: √(SE² + SE²), which is less.',
    edits: [[errors, 'vae[name].standardError + gan[name].standardError']],
  },
  'error-of-one-model': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You compare the lead with the larger one of the two standard errors. Both figures are uncertain: the difference has the standard error √(SE² + SE²).',
    edits: [[errors, 'Math.max(vae[name].standardError, gan[name].standardError)']],
  },
});
