import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Inputs = Readonly<Record<'samples' | 'centers', tf.Tensor2D>>;

export default defineProbe<typeof stub>({
  /** std is a plain number. */
  modeStatistics: ({ modeStatistics }, { samples, centers }: Inputs, { std }: { std: number }) =>
    modeStatistics(samples, centers, std),
});
