import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Features = Readonly<Record<'real' | 'fake', tf.Tensor2D>>;

export default defineProbe<typeof stub>({
  /** k is a plain number. */
  precisionRecall: ({ precisionRecall }, { real, fake }: Features, { k }: { k: number }) =>
    precisionRecall(real, fake, k),

  densityCoverage: ({ densityCoverage }, { real, fake }: Features, { k }: { k: number }) =>
    densityCoverage(real, fake, k),
});
