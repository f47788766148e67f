import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

export default defineProbe<typeof stub>({
  /** The floor is a plain number, which cannot be passed as an array. */
  freeBits: (
    { freeBits },
    { klPerLatent }: { readonly klPerLatent: tf.Tensor2D },
    { lambda }: { lambda: number },
  ) => freeBits(klPerLatent, lambda),
});
