import type { Random } from '#datasets/random.ts';
import type * as tf from '#reference/tensor/tfjs.ts';

/**
 * A method of training as a pair: all randomness comes from the caller. A state is a record of tensors, numbers and
 * further records, whatever a step needs from earlier steps.
 */
export interface Training<S extends object, Batch, Noise> {
  init(random: Random): S;
  /** Returns a new state and the losses before the update, and does not modify its arguments. */
  update(state: S, batch: Batch, noise: Noise): { state: S; losses: Losses };
}

export type Losses = Readonly<Record<string, tf.Scalar>>;
