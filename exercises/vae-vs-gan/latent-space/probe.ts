import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type Walk = (a: unknown, b: unknown, t: number) => unknown;
type Generate = (decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: unknown) => unknown;
type Matrices = Readonly<Record<string, tf.Tensor2D>>;

export default defineProbe({
  /** t is a plain number. */
  lerp: (student, { a, b }, params) => (student['lerp'] as Walk)(a, b, Number(params['t'])),

  slerp: (student, { a, b }, params) => (student['slerp'] as Walk)(a, b, Number(params['t'])),

  /** A decoder with one hidden layer and the weights of the question. */
  generate: (student, inputs) => {
    const { eps, kernel1, bias1, kernel2, bias2 } = inputs as Matrices &
      Record<'kernel1' | 'kernel2', tf.Tensor2D>;
    const decode = (z: tf.Tensor2D): tf.Tensor2D => {
      const hidden = tf.tanh<tf.Tensor2D>(tf.add(tf.matMul(z, kernel1), bias1 as tf.Tensor));
      return tf.add(tf.matMul(hidden, kernel2), bias2 as tf.Tensor);
    };
    return (student['generate'] as Generate)(decode, eps);
  },
});
