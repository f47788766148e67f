import { uniformGenerator } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

/** Maps [batch, in] to [batch, out]; `variables` by name, in the order of the layers. */
export interface Network {
  readonly variables: Readonly<Record<string, tf.Variable>>;
  readonly apply: (x: tf.Tensor2D) => tf.Tensor2D;
}

export interface MlpOptions {
  /** In, hidden layers, out. */
  readonly sizes: readonly number[];
  readonly activation: (x: tf.Tensor2D) => tf.Tensor2D;
  readonly seed: string;
}

/**
 * A multilayer perceptron whose last layer is linear. Kernels are uniform on ±√(6 / (in + out)) (Glorot and Bengio 2010,
 * eq. 16), drawn from the seed and nothing else; biases start at 0.
 */
export function mlp({ sizes, activation, seed }: MlpOptions): Network {
  const next = uniformGenerator(seed);
  const variables: Record<string, tf.Variable> = {};
  const layers = sizes.slice(1).map((to, l) => {
    const from = sizes[l] ?? 0;
    const limit = Math.sqrt(6 / (from + to));
    const kernel = Float32Array.from({ length: from * to }, () => limit * (2 * next() - 1));
    return {
      kernel: (variables[`kernel${l}`] = tf.variable(tf.tensor2d(kernel, [from, to]))),
      bias: (variables[`bias${l}`] = tf.variable(tf.zeros([to]))),
    };
  });
  const apply = (x: tf.Tensor2D): tf.Tensor2D =>
    layers.reduce((h, { kernel, bias }, l) => {
      const a: tf.Tensor2D = tf.add(tf.matMul(h, kernel as tf.Tensor2D), bias);
      return l < layers.length - 1 ? activation(a) : a;
    }, x);
  return { variables, apply };
}

export const relu = (x: tf.Tensor2D): tf.Tensor2D => tf.relu(x);
export const leakyRelu = (x: tf.Tensor2D): tf.Tensor2D => tf.leakyRelu(x, 0.2);
