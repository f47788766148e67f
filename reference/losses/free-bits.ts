import * as tf from '#reference/tensor/tfjs.ts';

/**
 * The KL term with a floor for each latent, Σ_j max(floor, mean over the batch of klPerLatent_j) (Kingma et al. 2016,
 * appendix on free bits, with one latent per group): shape [], in nats, to be minimised. It is at least the mean KL, so
 * its negative in place of the KL's still gives a bound, but a looser one.
 */
export const freeBits = ({
  klPerLatent,
  floor,
}: {
  readonly klPerLatent: tf.Tensor2D; // [batch, latent]
  /** In nats per latent, at least 0. */
  readonly floor: number;
}): tf.Scalar => tf.sum(tf.maximum(tf.mean(klPerLatent, 0), floor));
