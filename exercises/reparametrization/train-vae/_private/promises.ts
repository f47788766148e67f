import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Maps images [batch, inputSize] to the mean and log-variance of q(z | x), [batch, latentSize] each.': [
    'encode',
    'loss',
    'step',
  ],
  'Maps latents [batch, latentSize] to the logits of the pixels, [batch, inputSize], without a sigmoid.': [
    'decode',
    'loss',
    'step',
  ],
  'The mean over the batch of the negative ELBO with beta 1, in nats, as a scalar.': ['loss', 'step'],
  'A model has no state except its variables.': ['loss'],
  "@param o.seed a positive whole number; kernels are drawn at random from it, with Glorot's or He's scale (standard deviation √(2 / (in + out)) or √(2 / in), normal or uniform); biases start at zero":
    ['initial'],
});
