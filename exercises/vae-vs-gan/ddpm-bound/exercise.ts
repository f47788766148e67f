import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/ddpm-bound',
  title: 'The bound of a diffusion model',
  points: 4,
  lesson: 'vae-vs-gan/diffusion-and-flows',
  entry: ['diffuse', 'posteriorMean', 'ddpmBound'],
  hints: [
    'diffuse is the reparametrization trick for N(√ᾱ x, (1 − ᾱ) I). alphaBar has one number per example, [batch]. Which shape must it have to multiply [batch, dim] row by row?',
    'The posterior mean is a weighted sum of x0 and xt. The weight of x0 is √ᾱ_{t−1} β_t / (1 − ᾱ_t), and that of xt is √α_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t). Neither divides by 1 − ᾱ_{t−1}, which is 0 at t = 1.',
    'In ddpmBound, compute x_t with diffuse or by the same formula, then the squared error ‖x − x̂0‖² of each example, [batch]. At t = 1 the decoder is N(x̂0, β_1 I), so reconstruction is its negative log density, with the constant log 2π for each dimension. The prior term is the KL divergence of the VAE, with mean √ᾱ_T x and variance 1 − ᾱ_T.',
    'Each denoising term compares two Gaussians with different variances. Per dimension, it costs ½ (log(β / β̃) + β̃ / β − 1), with β̃ / β = (1 − ᾱ_{t−1}) / (1 − ᾱ_t), whatever is predicted. The means add c² ‖x − x̂0‖² / (2 β_t), where c is the weight of x0 in the posterior mean.',
    'Collect the terms of t = 2 to T with `tf.stack(terms) as tf.Tensor2D`. If T = 1 there is nothing to stack: `tf.zeros([0, x.shape[0]])`. Then test your bound: for the prediction √ᾱ_t x_t it is exactly −log N(x; 0, I), averaged over two calls in which every eps is 1 and −1.',
  ],
});
