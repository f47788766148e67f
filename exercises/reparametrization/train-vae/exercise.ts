import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/train-vae',
  title: 'Train a VAE on digits',
  points: 6,
  trains: true,
  lesson: 'reparametrization/train-a-vae',
  entry: ['createVae'],
  hints: [
    'Start with the ten variables of five layers, each with a kernel [in, out] and a bias [out]. Then encode and decode are two short functions of matrix products, and loss combines them.',
    'encode is x → ReLU layer → two parallel linear layers, one for mu and one for logVar. decode is z → ReLU layer → linear layer. There is no sigmoid at the end, because the loss takes logits.',
    'The loss is the negative ELBO of the exercise negative-elbo. Encode x, compute z = mu + exp(logVar / 2) · eps, and decode z. Then add the reconstruction term and the KL, summed over pixels and latents, and average over the batch.',
    'Draw each kernel with `tf.initializers.glorotNormal({ seed }).apply([rows, columns])`, with a different seed for each layer, and set every bias to zeros. Kernels that start at zero stay identical forever, because nothing distinguishes the hidden units.',
  ],
  limits: { seconds: 10, memoryMb: 2048 },
});
