import * as tf from '#reference/tensor/tfjs.ts';

export interface Logits {
  readonly real: tf.Tensor; // [batch, 1]
  readonly fake: tf.Tensor; // [batch, 1]
}

/** −mean log D(x) = mean softplus(−l), from logits l of D = σ(l): shape []. */
export const surpriseAtReal = (logits: tf.Tensor): tf.Scalar => tf.mean(tf.softplus(tf.neg(logits)));

/** −mean log(1 − D(x)) = mean softplus(l): shape []. */
export const surpriseAtFake = (logits: tf.Tensor): tf.Scalar => tf.mean(tf.softplus(logits));

/** −mean log D(real) − mean log(1 − D(fake)) (Goodfellow et al. 2014, eq. 1, with the opposite sign): shape []. */
export const discriminatorLoss = ({ real, fake }: Logits): tf.Scalar =>
  tf.add(surpriseAtReal(real), surpriseAtFake(fake));

/** The generator's side of the same game: mean log(1 − D(fake)), shape [], never positive. */
export const minimaxGeneratorLoss = ({ fake }: Pick<Logits, 'fake'>): tf.Scalar =>
  tf.neg(surpriseAtFake(fake));

/** −mean log D(fake), whose slope does not vanish if D is sure (Goodfellow et al. 2014, end of section 3): shape []. */
export const nonSaturatingGeneratorLoss = ({ fake }: Pick<Logits, 'fake'>): tf.Scalar => surpriseAtReal(fake);
