import * as tf from '@tensorflow/tfjs';

/*
 * A denoising diffusion model (Ho, Jain and Abbeel 2020) as a VAE with T latents, x_1 to x_T, of the size of x. The encoder is
 * fixed and adds noise. alphaBar is the share of the signal's variance that is left: it falls from ᾱ_0 = 1 (all of x) to ᾱ_T
 * (nearly only noise). With α_t = ᾱ_t / ᾱ_{t−1} and β_t = 1 − α_t, one step of the encoder is
 * x_t ~ N(√α_t x_{t−1}, β_t I). Everything is in nats.
 */

/**
 * x_t directly from x, without the steps between: √ᾱ x + √(1 − ᾱ) ε (eq. 4).
 *
 * @param x [batch, dim]
 * @param alphaBar [batch], ᾱ_t of each example: 0 to 1, both included
 * @param eps [batch, dim], already drawn from N(0, 1)
 * @returns [batch, dim]
 */
export function diffuse(x: tf.Tensor2D, alphaBar: tf.Tensor1D, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}

/**
 * The mean of q(x_{t−1} | x_t, x_0), which Bayes' rule gives in closed form (eq. 7). At t = 1 it is x0.
 *
 * @param x0 [batch, dim]
 * @param xt [batch, dim]
 * @param alphaBarPrevious [batch], ᾱ_{t−1} of each example: above its ᾱ_t, and exactly 1 if t = 1
 * @param alphaBar [batch], ᾱ_t of each example: 0 or more
 * @returns [batch, dim]
 */
export function posteriorMean(
  x0: tf.Tensor2D,
  xt: tf.Tensor2D,
  alphaBarPrevious: tf.Tensor1D,
  alphaBar: tf.Tensor1D,
): tf.Tensor2D {
  throw new Error('not written yet');
}

/**
 * The terms of −ELBO of each example, all of them costs in nats, summed over the dimensions (eq. 5). The decoder's step is
 * p(x_{t−1} | x_t) = N(posterior mean with x̂0 = predict(x_t, t) in the place of x0, β_t I) for every t. Its variance is β_t and
 * not the posterior's β̃_t = β_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t). Each expectation over x_t is estimated from one x_t, which is x with
 * the noise eps[t − 1].
 *
 * The result is a loss: gradients must reach whatever `predict` depends on. `predict` is the expensive part, so call it once for
 * each t, with the whole batch. In the checks, predict(xt, t) is factor[t] · xt, and `calls` counts the calls by t, from 0.
 *
 * @param x [batch, dim]
 * @param alphaBar ᾱ_1 to ᾱ_T, falling, above 0 and below 1; T is at least 1
 * @param predict maps x_t [batch, dim] and its step t, 1 to T, to a guess of x, [batch, dim]
 * @param eps [T, batch, dim], already drawn from N(0, 1)
 * @returns prior, KL(q(x_T | x) ‖ N(0, I)): [batch];
 *   denoising, KL(q(x_{t−1} | x_t, x) ‖ p(x_{t−1} | x_t)) for t = 2 to T: [T − 1, batch], the row of t = 2 first;
 *   reconstruction, −log p(x | x_1), which is a density and can be negative: [batch]
 */
export function ddpmBound(
  x: tf.Tensor2D,
  alphaBar: number[],
  predict: (xt: tf.Tensor2D, t: number) => tf.Tensor2D,
  eps: tf.Tensor3D,
): { prior: tf.Tensor1D; denoising: tf.Tensor2D; reconstruction: tf.Tensor1D } {
  throw new Error('not written yet');
}
