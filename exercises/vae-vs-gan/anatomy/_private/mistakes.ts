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
      'Your VAE decodes mu, the mean, without drawing. This is an autoencoder: its latents may lie anywhere, with gaps between them that the decoder has never seen. Draw z = mu + σ eps with reparametrize.',
    edits: [[draw, 'const z = parts.reparametrize(mu, logVar, tf.zerosLike(eps));']],
  },
  'noise-decoded-in-training': {
    caughtBy: 'vae',
    lesson: `${lesson}#vae`,
    explanation:
      'Your VAE decodes eps itself, so what comes out has nothing to do with the image that it is compared with. In training z is drawn from q(z | x), around what the encoder says of this image; the prior is for new images.',
    edits: [[draw, 'const z = eps;']],
  },
  'bound-for-loss': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is the ELBO itself, which training would make as small as it can. A loss is minimised: −ELBO = KL − log-likelihood.',
    edits: [[loss, 'tf.mean(tf.sub(logLikelihood, kl)).asScalar()']],
  },
  'kl-rewarded': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss subtracts the KL term, which rewards posteriors far from the prior. In −ELBO the surprise of the image and the KL term are both costs.',
    edits: [[loss, 'tf.neg(tf.mean(tf.add(logLikelihood, kl))).asScalar()']],
  },
  'kl-left-out': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is the reconstruction alone. Then nothing keeps the latents where N(0, I) has its draws, and the decoder cannot be used for new images.',
    edits: [[loss, 'tf.neg(tf.mean(logLikelihood)).asScalar()']],
  },
  'reconstruction-left-out': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your loss is the KL term alone: it never looks at an image. It is smallest for an encoder that ignores what it is given.',
    edits: [[loss, 'tf.mean(kl).asScalar()']],
  },
  'summed-over-the-batch': {
    caughtBy: 'vae',
    lesson: `${lesson}#losses`,
    explanation:
      'Your VAE’s loss is a sum over the batch. It should be the mean, in nats for one image, so that it does not grow with the batch.',
    edits: [[loss, 'tf.sum(tf.sub(kl, logLikelihood)).asScalar()']],
  },
  'means-for-logits': {
    caughtBy: 'vae',
    lesson: `${lesson}#what-is-judged`,
    explanation:
      'The likelihood was given pixels between 0 and 1 where it takes logits, so they are squashed twice and no pixel can be dark. pixelMeans is for looking at images, and for the discriminator.',
    edits: [[likelihood, 'parts.bernoulliLogLikelihood(parts.pixelMeans(logits), images)']],
  },
  'logits-shown': {
    caughtBy: 'gan',
    lesson: `${lesson}#what-is-judged`,
    explanation:
      'Your discriminator is shown logits, which run from −∞ to ∞, and compares them with pixels between 0 and 1: it can tell them apart by their range, and learns nothing of digits. Made images go through pixelMeans first.',
    edits: [[made, 'const fake = parts.decoder(eps);']],
  },
  'reconstruction-for-fake': {
    caughtBy: 'gan',
    lesson: `${lesson}#gan`,
    explanation:
      'Your fakes are reconstructions of the real images: an encoder has slipped into the GAN. Its generator starts from noise and never sees an image; only the discriminator does.',
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
      'You gave discriminatorLoss the fake logits as real and the real ones as fake. The discriminator would learn to call digits made.',
    edits: [[players, 'parts.discriminatorLoss(onFake, onReal)']],
  },
  'generator-judged-on-real': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss is taken on the real images. No weight of the generator changes it, so the generator would learn nothing. It is judged by what the discriminator says of its fakes.',
    edits: [[generator, 'parts.nonSaturatingLoss(onReal)']],
  },
  'zero-sum': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss is minus the discriminator’s: the minimax game. It is a right GAN, and not the one asked for: its generator learns least where the discriminator is surest. Use the non-saturating loss.',
    edits: [[generator, 'tf.neg(parts.discriminatorLoss(onReal, onFake))']],
  },
  'one-loss-for-both': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Both players have the same loss, so your generator helps the discriminator to find it out. The two want opposite things of the fakes’ logits.',
    edits: [[generator, players]],
  },
  'compared-with-an-image': {
    caughtBy: 'gan',
    lesson: `${lesson}#losses`,
    explanation:
      'Your generator’s loss compares its images with the real ones pixel by pixel. A fake has no original: the noise belongs to no image of the batch. This is why a GAN has no likelihood and no reconstruction to report.',
    edits: [[generator, 'tf.neg(tf.mean(parts.bernoulliLogLikelihood(parts.decoder(eps), images)))']],
  },
  'logits-returned': {
    caughtBy: 'generate',
    lesson: `${lesson}#what-is-judged`,
    explanation: 'Your new images are logits. pixelMeans makes images of them.',
    edits: [[drawn, 'return parts.decoder(eps);']],
  },
  'encoded-again': {
    caughtBy: 'generate',
    lesson: `${lesson}#sampling`,
    explanation:
      'Your new images went through the encoder once more. It serves training; a new image needs a latent from the prior and the decoder, nothing else.',
    edits: [
      [
        drawn,
        'return parts.pixelMeans(parts.decoder(parts.encoder(parts.pixelMeans(parts.decoder(eps))).mu));',
      ],
    ],
  },
});
