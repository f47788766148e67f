import type { Weights } from '#reference/models/index.ts';
import { adamStep, type AdamAttributes } from '#reference/tensor/ops/adam.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { rateAt, type LearningRate } from './learning-rate.ts';
import { mapWeights, type Optimizer } from './optimizer.ts';

export interface AdamState {
  /** The number of updates made. */
  readonly t: number;
  readonly m: Weights;
  readonly v: Weights;
}

export interface AdamOptions {
  /** A number, or one for each update t, counted from 1. */
  readonly learningRate: LearningRate;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
}

/**
 * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − rate · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and
 * v̂ = v / (1 − β₂ᵗ) (Kingma and Ba 2015, algorithm 1).
 */
export const adam = ({
  learningRate,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: AdamOptions): Optimizer<AdamState> => ({
  init: (weights) => {
    const zeros = () => mapWeights(weights, (w) => tf.zerosLike(w));
    return { t: 0, m: zeros(), v: zeros() };
  },
  update: (gradient, state, weights) => {
    const t = state.t + 1;
    const corrections = { correction1: 1 - beta1 ** t, correction2: 1 - beta2 ** t };
    const attributes = { learningRate: rateAt(learningRate, t), beta1, beta2, epsilon, ...corrections };
    const m: Record<string, tf.Tensor> = {};
    const v: Record<string, tf.Tensor> = {};
    const moved = mapWeights(weights, (value, name) => {
      const [mBefore, vBefore, g] = [state.m, state.v, gradient as Weights].map((of) => of[name]);
      const inputs = { value, m: mBefore, v: vBefore, gradient: g } as Inputs;
      const [next, mNext, vNext] = updated(inputs, { ...attributes, name });
      [m[name], v[name]] = [mNext, vNext];
      return next;
    });
    return { weights: moved as typeof weights, state: { t, m, v } };
  },
});

type Inputs = Record<'value' | 'm' | 'v' | 'gradient', tf.Tensor>;

/** The new value, m and v: in one pass over memory if the engine has a kernel for it. */
function updated(inputs: Inputs, attributes: AdamAttributes): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const kernel = tf.getKernel(adamStep, tf.getBackend()) as unknown;
  if (kernel !== undefined) return tf.engine().runKernel(adamStep, inputs, { ...attributes });
  const { learningRate, beta1, beta2, epsilon, correction1, correction2 } = attributes;
  const { value, gradient } = inputs;
  const m = tf.add(tf.mul(beta1, inputs.m), tf.mul(1 - beta1, gradient));
  const v = tf.add(tf.mul(beta2, inputs.v), tf.mul(1 - beta2, tf.square(gradient)));
  const root = tf.add(tf.sqrt(tf.div(v, correction2)), epsilon);
  return [tf.sub(value, tf.div(tf.mul(learningRate / correction1, m), root)), m, v];
}
