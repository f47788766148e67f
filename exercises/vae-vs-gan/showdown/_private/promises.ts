import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Maps latents [n, latent] to images [n, pixels], with pixels between 0 and 1.':
    'The caller supplies the model.',
  'Maps images [n, pixels] to logits [n, 1], positive for real images.': 'The caller supplies the model.',
  'The grader runs the loop and gives both models the same number of steps on the same images.':
    'The caller runs the loop.',
  '@param images [batch, pixels]': ['vae-step', 'gan-step'],
  '@param eps [batch, latent], already drawn from N(0, 1)': ['vae-step'],
  '@returns the loss before the step, a scalar': ['vae-step'],
  '@param noise both [batch, latent], already drawn from N(0, 1)': ['gan-step'],
  '@returns both losses as scalars, each from before its own step': ['gan-step'],
  'Nothing is trained here, and no image was in the training data.': ['collect'],
  '@param data.normal [m, pixels], digits of the classes in the training data': ['collect'],
  '@param data.anomalous [k, pixels], digits of a class that was held out': ['collect'],
  '@param data.z [n, latent], drawn from N(0, 1): the latents of new images, the same for both models': [
    'collect',
  ],
  '@param data.eps [m + k, latent], drawn from N(0, 1): one row for each normal image, then one for each anomalous image':
    ['collect'],
  '@returns vaeSamples and ganSamples, each model’s images for data.z [n, pixels], as means of pixels between 0 and 1; reconstructions, the normal images decoded from z = mu + σ eps [m, pixels], as means of pixels; vaeScores, −ELBO of each image at that z in nats, and ganScores, minus the discriminator’s logit of each image: [m + k], the normal images first, larger for images that look less like the data':
    ['collect'],
  'If the true distance is near 0, the estimate can be negative.': ['conclude'],
  'Says for each figure which model is better.': ['conclude'],
  'A model wins if the difference is larger than two standard errors of the difference, 2 √(SE² + SE²).': [
    'conclude',
  ],
});
