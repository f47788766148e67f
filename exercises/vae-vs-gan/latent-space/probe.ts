import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Ends = Readonly<Record<'a' | 'b', tf.Tensor1D>>;

interface DecoderInputs {
  readonly eps: tf.Tensor2D;
  readonly kernel1: tf.Tensor2D;
  readonly bias1: tf.Tensor1D;
  readonly kernel2: tf.Tensor2D;
  readonly bias2: tf.Tensor1D;
}

export default defineProbe<typeof stub>({
  /** t is a plain number. */
  lerp: ({ lerp }, { a, b }: Ends, { t }: { t: number }) => lerp(a, b, t),

  slerp: ({ slerp }, { a, b }: Ends, { t }: { t: number }) => slerp(a, b, t),

  /** A decoder with one hidden layer and the weights from the inputs. */
  generate: ({ generate }, { eps, kernel1, bias1, kernel2, bias2 }: DecoderInputs) => {
    const decode = (z: tf.Tensor2D): tf.Tensor2D => {
      const hidden = tf.tanh<tf.Tensor2D>(tf.add(tf.matMul(z, kernel1), bias1));
      return tf.add(tf.matMul(hidden, kernel2), bias2);
    };
    return generate(decode, eps);
  },
});
