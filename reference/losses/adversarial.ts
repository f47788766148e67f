/** The losses of both players, all to be minimised; from logits [batch, 1] of D = σ(l), or from a critic's scores. */
import * as tf from '#reference/tensor/tfjs.ts';

export interface Objective {
  /** The discriminator's or critic's. */
  discriminator(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar;
  generator(fake: tf.Tensor2D): tf.Scalar;
}

/** −log D = softplus(−l), and −log(1 − D) = softplus(l). */
const surpriseAtReal = (logits: tf.Tensor2D): tf.Scalar => tf.mean(tf.softplus(tf.neg(logits)));
const surpriseAtFake = (logits: tf.Tensor2D): tf.Scalar => tf.mean(tf.softplus(logits));

const crossEntropy = (real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar =>
  tf.add(surpriseAtReal(real), surpriseAtFake(fake));

/** min over G, max over D of E log D(x) + E log(1 − D(G(z))) (Goodfellow et al. 2014, eq. 1). */
export const minimax: Objective = {
  discriminator: crossEntropy,
  generator: (fake) => tf.neg(surpriseAtFake(fake)),
};

/** The generator makes log D(G(z)) large instead (Goodfellow et al. 2014, section 3). */
export const nonSaturating: Objective = { discriminator: crossEntropy, generator: surpriseAtReal };

/** The label of real examples is `smooth` and not 1, that of generated ones stays 0 (Salimans et al. 2016, section 3.4). */
export const oneSidedSmoothing = (smooth: number): Objective => ({
  discriminator: (real, fake) => {
    const atReal = tf.mean(tf.sub(tf.softplus(real), tf.mul(smooth, real)));
    return tf.add(atReal, surpriseAtFake(fake));
  },
  generator: surpriseAtReal,
});

/** E D(G(z)) − E D(x), which is at its least minus W₁ (Arjovsky et al. 2017, eqs. 2 and 3). */
export const wasserstein: Objective = {
  discriminator: (real, fake) => tf.sub(tf.mean(fake), tf.mean(real)),
  generator: (fake) => tf.neg(tf.mean(fake)),
};
