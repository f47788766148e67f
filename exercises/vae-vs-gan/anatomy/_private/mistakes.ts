import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'vae-vs-gan/anatomy';
const draw = 'const z = parts.reparametrize(mu, logVar, eps);';
const loss = 'tf.mean(tf.sub(kl, logLikelihood)).asScalar()';
const likelihood = 'parts.bernoulliLogLikelihood(logits, images)';
const made = 'const fake = parts.pixelMeans(parts.decoder(eps));';
const players = 'parts.discriminatorLoss(onReal, onFake)';
const generator = 'parts.nonSaturatingLoss(onFake)';
const drawn = 'return parts.pixelMeans(parts.decoder(eps));';

export default defineMistakes({
  'mean-decoded': {
    caughtBy: 'vae',
    lesson: `${lesson}#vae`,
    explanation:
      'Your VAE decodes mu, the mean, without sampling. That is an autoencoder, whose latents can lie anywhere, with gaps between them that the decoder has never seen. Sample z = mu + σ eps with reparametrize.',
    edits: [[draw, 'const z = parts.reparametrize(mu, logVar, tf.zerosLike(eps));']],
  },
  'noise-decoded-in-training': {
    caughtBy: 'vae',
    lesson: `${lesson}#vae`,
    explanation:
      'Your VAE decodes eps itself, so its output has nothing to do with the image that it is compared with. In training, z is drawn from q(z | x), the encoder’s distribution for this image. The prior is for new images.',
    edits: [[draw, 'const z = eps;']],
  },
  'bound-for-loss': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is the ELBO itself, so training would make it as small as possible. The ELBO should be maximised. Minimise −ELBO = KL − log-likelihood.',
    edits: [[loss, 'tf.mean(tf.sub(logLikelihood, kl)).asScalar()']],
  },
  'kl-rewarded': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss subtracts the KL term, which rewards posteriors that are far from the prior. In −ELBO, both the negative log-likelihood and the KL term are costs. Add the KL term.',
    edits: [[loss, 'tf.neg(tf.mean(tf.add(logLikelihood, kl))).asScalar()']],
  },
  'kl-left-out': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is only the reconstruction term. Without the KL term, nothing keeps the latents where N(0, I) has its samples, so the decoder cannot generate new images. Add the KL term.',
    edits: [[loss, 'tf.neg(tf.mean(logLikelihood)).asScalar()']],
  },
  'reconstruction-left-out': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is only the KL term, so it never compares with an image. It is smallest for an encoder that ignores its input. Add the reconstruction term.',
    edits: [[loss, 'tf.mean(kl).asScalar()']],
  },
  'summed-over-the-batch': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your VAE’s loss is a sum over the batch, so it grows with the batch size. Take the mean, in nats per image.',
    edits: [[loss, 'tf.sum(tf.sub(kl, logLikelihood)).asScalar()']],
  },
  'means-for-logits': {
    caughtBy: 'vae',
    lesson: `${lesson}#what-is-judged`,
    explanation:
      'You pass pixels between 0 and 1 to the likelihood, which takes logits. The values are squashed twice, so no pixel can be dark. pixelMeans is for displaying images and for the discriminator.',
    edits: [[likelihood, 'parts.bernoulliLogLikelihood(parts.pixelMeans(logits), images)']],
  },
  'logits-shown': {
    caughtBy: 'gan',
    lesson: `${lesson}#what-is-judged`,
    explanation:
      'You pass logits to your discriminator, which run from −∞ to ∞, while real pixels lie between 0 and 1. It can tell them apart by their range and learns nothing about digits. Apply pixelMeans to generated images first.',
    edits: [[made, 'const fake = parts.decoder(eps);']],
  },
  'reconstruction-for-fake': {
    caughtBy: 'gan',
    lesson: `${lesson}#gan`,
    explanation:
      'Your fakes are reconstructions of the real images, so your GAN contains an encoder. A GAN’s generator starts from noise and never sees an image. Only the discriminator does.',
    edits: [
      [
        made,
        `const { mu, logVar } = parts.encoder(images);
  const fake = parts.pixelMeans(parts.decoder(parts.reparametrize(mu, logVar, eps)));`,
      ],
    ],
  },
  'real-and-fake-exchanged': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'You pass the fake logits to discriminatorLoss as real and the real ones as fake. The discriminator would learn to call real digits fake. Swap the arguments.',
    edits: [[players, 'parts.discriminatorLoss(onFake, onReal)']],
  },
  'generator-judged-on-real': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss is computed on the real images. It does not depend on the generator’s weights, so the generator would learn nothing. Use the discriminator’s logits for the fakes.',
    edits: [[generator, 'parts.nonSaturatingLoss(onReal)']],
  },
  'zero-sum': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss is minus the discriminator’s loss, which is the minimax game. That is a valid GAN, but its generator learns least if the discriminator is sure. Use the non-saturating loss.',
    edits: [[generator, 'tf.neg(parts.discriminatorLoss(onReal, onFake))']],
  },
  'one-loss-for-both': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Both players have the same loss, so your generator helps the discriminator to detect its fakes. The two players want the fakes’ logits to move in opposite directions.',
    edits: [[generator, players]],
  },
  'compared-with-an-image': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss compares its images with the real ones pixel by pixel. A fake has no original, because its noise belongs to no image in the batch. That is why a GAN has no likelihood and no reconstruction to report.',
    edits: [[generator, 'tf.neg(tf.mean(parts.bernoulliLogLikelihood(parts.decoder(eps), images)))']],
  },
  'logits-returned': {
    caughtBy: 'generate',
    lesson: `${lesson}#what-is-judged`,
    explanation: 'Your new images are logits. Apply pixelMeans to turn them into pixels.',
    edits: [[drawn, 'return parts.decoder(eps);']],
  },
  'encoded-again': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your new images pass through the encoder. The encoder is needed in training only. For a new image, decode a latent from the prior.',
    edits: [
      [
        drawn,
        'return parts.pixelMeans(parts.decoder(parts.encoder(parts.pixelMeans(parts.decoder(eps))).mu));',
      ],
    ],
  },
  'averaged-over-the-pixels': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your reconstruction term is a mean over the pixels, but the KL term is a sum over the latents. The KL term then counts many times too much. Use the log-likelihood of the whole image.',
    edits: [[loss, 'tf.mean(tf.sub(kl, tf.div(logLikelihood, images.shape[1]))).asScalar()']],
  },
  'discriminator-loss-halved': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'You divide the discriminator’s loss by 2, so it is the mean over real images and fakes. The docstring of discriminatorLoss defines the sum of both means. Return it as it is.',
    edits: [[players, `tf.div<tf.Scalar>(${players}, 2)`]],
  },
  'discriminator-gets-logits': {
    caughtBy: 'gan',
    lesson: `${lesson}#what-is-judged`,
    explanation:
      'You return images as fake, but you pass their logits to the discriminator. Logits run from −∞ to ∞, while real pixels lie between 0 and 1, so it can tell them apart by their range. Pass fake to the discriminator.',
    edits: [
      [
        made,
        `const logits = parts.decoder(eps);
  const fake = parts.pixelMeans(logits);`,
      ],
      ['parts.discriminator(fake)', 'parts.discriminator(logits)'],
    ],
  },
  'noise-standardised': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'You brought eps to mean 0 and variance 1 over the batch before you decoded it. Each new image then depends on the noise of all others, and a batch of one always gives the same image. eps is drawn from the prior already. Decode it as it is.',
    edits: [
      [
        drawn,
        `const { mean, variance } = tf.moments(eps, 0);
  const z: T2 = tf.div(tf.sub(eps, mean), tf.sqrt(tf.add(variance, 1e-8)));
  return parts.pixelMeans(parts.decoder(z));`,
      ],
    ],
  },
});
