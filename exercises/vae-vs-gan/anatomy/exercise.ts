import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/anatomy',
  title: 'Build a VAE and a GAN from the same parts',
  points: 2,
  lesson: 'vae-vs-gan/anatomy',
  entry: ['assembleVae', 'assembleGan', 'generate'],
  hints: [
    'Follow one image through the VAE. It is encoded, a latent is drawn, and the latent is decoded. Then follow a generated image through the GAN, where it starts as noise. Which network never sees a real image?',
    'A VAE’s loss compares the image with its reconstruction. It is −ELBO = −log-likelihood + KL for each image, averaged over the batch. A GAN’s losses depend only on the discriminator’s logits.',
    'The discriminator takes images, so apply pixelMeans to the decoder’s logits first. The pixels then lie between 0 and 1, like those of real images. The likelihood takes the logits themselves.',
    'assembleVae: encoder, reparametrize, decoder, then klToStandardNormal(mu, logVar) minus bernoulliLogLikelihood(logits, images). assembleGan: `const fake = parts.pixelMeans(parts.decoder(eps));` and the discriminator on images and on fake. generate needs only one of these lines.',
  ],
});
