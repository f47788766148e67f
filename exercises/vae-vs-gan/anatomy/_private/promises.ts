import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The parts of both models.': 'A title.',
  'Maps images [batch, pixels] to one normal distribution over latents each: mu and logVar, [batch, latent].':
    'The caller supplies this part.',
  'Maps logits of pixels to images with pixels between 0 and 1:': 'The caller supplies this part.',
  'Maps images [batch, pixels] to one logit each, [batch, 1]: positive for real images, negative for generated ones.':
    'The caller supplies this part.',
  '@param images real images [batch, pixels]': ['vae', 'gan'],
  '@param eps [batch, latent], already drawn from N(0, 1)': ['vae', 'gan'],
  '@returns z, the latents that are decoded [batch, latent]; logits, the output of the decoder [batch, pixels]; loss, −ELBO in nats, the mean over the batch (scalar)':
    ['vae'],
  '@returns fake, the generated images [batch, pixels]; discriminatorLoss, and the non-saturating generatorLoss (scalars)':
    ['gan'],
  'The same code works for a trained VAE and a trained GAN.':
    'A remark: the parts of both models are called alike.',
  '@param eps [n, latent], already drawn from N(0, 1)': ['generate'],
  '@returns images [n, pixels], pixels between 0 and 1': ['generate'],
});
