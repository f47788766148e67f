import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Matrices<Names extends string> = Readonly<Record<Names, tf.Tensor2D>>;

/** Each function takes one plain number, which cannot be passed as an array. */
export default defineProbe<typeof stub>({
  oneSidedSmoothing: (
    { oneSidedSmoothing },
    { real, fake }: Matrices<'real' | 'fake'>,
    { smooth }: { smooth: number },
  ) => oneSidedSmoothing(real, fake, smooth),

  instanceNoise: ({ instanceNoise }, { x, eps }: Matrices<'x' | 'eps'>, { std }: { std: number }) =>
    instanceNoise(x, std, eps),

  spectralNormalize: (
    { spectralNormalize },
    { w, u }: Matrices<'w' | 'u'>,
    { iterations }: { iterations: number },
  ) => spectralNormalize(w, u, iterations),
});
