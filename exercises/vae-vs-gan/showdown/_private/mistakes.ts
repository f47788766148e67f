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
      'Your VAE step leaves out the KL term. The reconstructions get better, but the new images get worse, because nothing keeps the posteriors near the prior. The comparison would then be with a model that is not a VAE.',
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
      'Your VAE decodes mu without sampling. Without the noise it is an autoencoder whose latent space has gaps, and samples from the prior fall into them. Decode z = mu + σ eps.',
    edits: [[draw, 'tf.add(mu, tf.mul(0, eps))']],
  },
  'summed-over-the-batch': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your VAE’s loss is a sum over the batch. Take the mean. Otherwise the step grows with the batch size, and “the same budget” means something different for each model.',
    edits: [[bound, 'tf.sum(negativeElbo(vae, images, eps).each)']],
  },
  'loss-after-the-step': {
    caughtBy: 'vae-step',
    lesson: `${lesson}#same-budget`,
    explanation:
      'Your vaeStep moves the weights correctly but returns the loss of the moved weights. Return the value that was differentiated. minimize returns it at no extra cost.',
    edits: [[vaeMove, 'optimizer.minimize(loss, false, vae.variables);\n  return loss();']],
  },
  'penalty-not-halved': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty has weight gamma. R1 has a factor of gamma / 2 (eq. 9), so your penalty is twice as strong.',
    edits: [[penalty, 'tf.mul(gamma, penalty)']],
  },
  'penalty-left-out': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your discriminator has no penalty. Without it, the game circles around its equilibrium or diverges, and the comparison would be with an unstable GAN. Add R1.',
    edits: [[penalty, 'tf.mul(0, penalty)']],
  },
  'penalty-at-fakes': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty is evaluated at the fakes, which is R2. R1 flattens the discriminator at real images, where the generator should end up.',
    edits: [[slope, slope.replace('(images)', '(gan.generate(noise.zDiscriminator))')]],
  },
  'penalty-averaged-over-pixels': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/stabilisers#r1',
    explanation:
      'Your penalty averages the squared gradient over the pixels. ‖∇a‖² is a sum over the pixels of each image. Take the mean only over the images.',
    edits: [['tf.mean(tf.sum(tf.square(slope), 1))', 'tf.mean(tf.square(slope))']],
  },
  'saturating-generator': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/vanishing-gradients#two-slopes',
    explanation:
      'Your generator minimises −softplus(fake), the minimax loss, whose gradient vanishes if the discriminator is sure. The docstring asks for the non-saturating loss.',
    edits: [[imitation, 'tf.neg(tf.mean(tf.softplus(gan.discriminate(gan.generate(noise.zGenerator)))))']],
  },
  'same-noise-twice': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#fresh-latents',
    explanation:
      'Your generator is trained on zDiscriminator, the latents that the discriminator has just been trained on. Use its own latents, zGenerator.',
    edits: [[imitation, imitation.replace('zGenerator', 'zDiscriminator')]],
  },
  'generator-moves-both': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#own-variables',
    explanation:
      'Your generator’s step also moves the discriminator, towards classifying the fakes as real. Pass the list of variables that the step should move.',
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
      'Your generator moves before the discriminator, which is a different game. Here the discriminator moves first, and the generator learns from the updated discriminator.',
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
      'Your VAE’s new images are reconstructions, because you decode encoded images. They look much better than what the VAE generates from the prior, and the GAN has no such help. Decode data.z.',
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
      'Your VAE’s images are logits. Their Laplacian is many times that of pixels, so the blurry model would win on sharpness. Apply the sigmoid.',
    edits: [[vaeSamples, 'vaeSamples: vae.decode(data.z),']],
  },
  'squashed-twice': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'You apply a sigmoid to the GAN’s images, but generate already returns pixels. All of them are then grey, and every metric gets worse. Use them as they are.',
    edits: [['ganSamples: gan.generate(data.z),', 'ganSamples: tf.sigmoid(gan.generate(data.z)),']],
  },
  'reconstructed-from-the-mean': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your reconstructions are decoded from mu. The docstring asks for the sample z = mu + σ eps, which the bound uses. The mean makes the reconstructions look better than they are.',
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
      'Your VAE’s scores are only the reconstruction errors. −ELBO also includes the KL term, so that an image with an unusual code gets a high score.',
    edits: [
      ['vaeScores: each,', 'vaeScores: tf.sum(tf.sub(tf.softplus(logits), tf.mul(images, logits)), 1),'],
    ],
  },
  'bound-for-score': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your VAE’s scores are the ELBO, which is largest for the most typical image. A score should be larger for images that look less like the data, so use −ELBO. Otherwise the AUROC is 1 minus the right value.',
    edits: [['vaeScores: each,', 'vaeScores: tf.neg(each),']],
  },
  'logit-for-score': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your GAN’s scores are the logits, which are largest for images that look real. A score should be larger for images that look less like the data, so use minus the logit.',
    edits: [[ganScores, 'ganScores: tf.reshape(gan.discriminate(images), [-1]),']],
  },
  'anomalies-first': {
    caughtBy: 'collect',
    lesson: `${lesson}#what-is-measured`,
    explanation:
      'Your scores start with the anomalies, so every label would belong to the wrong image. The normal images and their rows of eps come first.',
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
      'You call the model with the larger sharpness the sharper one. The figure is relative to real images, and noise raises it. The better model is the one whose figure is closer to 1.',
    edits: [['sharpness: (mean) => -Math.abs(mean - 1),', 'sharpness: (mean) => mean,']],
  },
  'larger-distance-wins': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You let the larger Fréchet distance win. It is a distance from the data, so smaller is better.',
    edits: [['frechet: (mean) => -mean,', 'frechet: (mean) => mean,']],
  },
  'kernel-distance-without-sign': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You compare the absolute values of the kernel distances. An unbiased estimate of a distance near 0 is negative about half of the time, and then it is the smaller one. For example, −0.4 beats 0.2.',
    edits: [['kernel: (mean) => -mean,', 'kernel: (mean) => -Math.abs(mean),']],
  },
  'auroc-turned-over': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You treat an AUROC below one half as if the score could be inverted. Nobody knows that in advance. A score that ranks anomalies last is worse than chance.',
    edits: [['auroc: (mean) => mean,', 'auroc: (mean) => Math.abs(mean - 0.5),']],
  },
  'always-decided': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You name a winner for every figure. A lead smaller than two standard errors can be due to chance, and then the answer is undecided.',
    edits: [[decision, "if (lead === 0 && error > 0) return 'undecided';"]],
  },
  'one-standard-error': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You decide as soon as the lead exceeds one standard error. That happens by chance in about a third of all comparisons. The rule here is two standard errors.',
    edits: [[decision, decision.replace('2 * error', 'error')]],
  },
  'errors-added': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You add the two standard errors. The squares of independent errors add up, so the error of the difference is √(SE² + SE²), which is smaller.',
    edits: [[errors, 'vae[name].standardError + gan[name].standardError']],
  },
  'error-of-one-model': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You compare the lead with the larger of the two standard errors. Both figures are uncertain, so the difference has the standard error √(SE² + SE²).',
    edits: [[errors, 'Math.max(vae[name].standardError, gan[name].standardError)']],
  },
  'discriminator-moves-both': {
    caughtBy: 'gan-step',
    lesson: 'gan-instability/training#own-variables',
    explanation:
      'Your discriminator’s step also moves the generator, towards fakes that are easy to detect. Pass the list of variables that the step should move.',
    edits: [
      [
        'optimizers.discriminator.minimize(criticise, true, gan.discriminatorVariables)',
        'optimizers.discriminator.minimize(criticise, true, [...gan.discriminatorVariables, ...gan.generatorVariables])',
      ],
    ],
  },
  'two-standard-errors-decide': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You name a winner if the lead is exactly two standard errors. The docstring says that the lead must be larger, so the result is undecided. Use > for a winner.',
    edits: [[decision, decision.replace('<=', '<')]],
  },
  'root-left-out': {
    caughtBy: 'conclude',
    lesson: `${lesson}#what-follows`,
    explanation:
      'You compare the lead with the sum of the squared standard errors. A square has another unit than the lead. Take the square root, √(SE² + SE²).',
    edits: [[errors, 'vae[name].standardError ** 2 + gan[name].standardError ** 2']],
  },
});
