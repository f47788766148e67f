import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

export default defineProbe<typeof stub>({
  /** The temperature is a plain number, which cannot be passed as an array. */
  gumbelSoftmax: (
    { gumbelSoftmax },
    { logits, uniform }: Readonly<Record<'logits' | 'uniform', tf.Tensor2D>>,
    { temperature }: { temperature: number },
  ) => gumbelSoftmax(logits, uniform, temperature),
});
