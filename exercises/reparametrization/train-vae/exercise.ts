import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/train-vae',
  title: 'Train a VAE on digits',
  points: 6,
  trains: true,
  lesson: 'reparametrization/train-a-vae',
  entry: ['createVae'],
  hints: [
    'Start with the ten variables: five layers, each with a kernel [in, out] and a bias [out]. Then encode and decode are two short functions of matrix products, and loss puts them together.',
    'encode is x → ReLU layer → two linear layers side by side, one for mu and one for logVar. decode is z → ReLU layer → linear layer. No sigmoid at the end: the loss takes logits.',
    'The loss is the negative ELBO of the exercise before: encode x, move the noise with z = mu + exp(logVar / 2) · eps, decode z, then reconstruction plus KL, summed over pixels and latents, averaged over the batch.',
    'Draw each kernel with `tf.initializers.glorotNormal({ seed }).apply([rows, columns])`, with another seed for each layer, and make every bias zeros. Kernels that start at zero stay alike for ever: nothing tells one hidden unit from the next.',
  ],
  limits: { seconds: 10, memoryMb: 2048 },
});
