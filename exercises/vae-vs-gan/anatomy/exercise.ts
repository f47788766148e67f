import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/anatomy',
  title: 'Put a VAE and a GAN together from the same parts',
  points: 2,
  lesson: 'vae-vs-gan/anatomy',
  entry: ['assembleVae', 'assembleGan', 'generate'],
  hints: [
    'Follow one image through the VAE: it is encoded, a latent is drawn, and that is decoded. Then follow a made image through the GAN: it begins as noise. Which network never sees a real image?',
    'A VAE’s loss sees the image and what became of it: −ELBO = −log-likelihood + KL, for each image, then the mean. A GAN’s losses see nothing but the discriminator’s logits.',
    'The discriminator reads images, so the decoder’s logits go through pixelMeans before it sees them, with pixels between 0 and 1 like those of the real ones. The likelihood takes the logits themselves.',
    'assembleVae: encoder, reparametrize, decoder, then klToStandardNormal(mu, logVar) minus bernoulliLogLikelihood(logits, images). assembleGan: `const fake = parts.pixelMeans(parts.decoder(eps));` and the discriminator on images and on fake. generate has one line of these.',
  ],
});
