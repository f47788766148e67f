import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

const activations: Readonly<Record<string, (a: tf.Tensor2D) => tf.Tensor2D>> = {
  tanh: (a) => tf.tanh(a),
  softplus: (a) => tf.softplus(a),
  leakyRelu: (a) => tf.leakyRelu(a),
  relu: (a) => tf.relu(a),
};

type Tensors = Readonly<Record<string, tf.Tensor>>;
type Critic = (x: tf.Tensor2D) => tf.Tensor2D;

/** Affine layers with kernel0, bias0, kernel1, … and the activation between them. */
function criticOf(weights: Tensors, activation: string): Critic {
  const activate = activations[activation];
  if (!activate) throw new Error(`internal: no activation is called '${activation}'`);
  const layers = Object.keys(weights).filter((name) => name.startsWith('kernel')).length;
  return (x) => {
    for (let l = 0; l < layers; l++) {
      const affine: tf.Tensor2D = tf.add(
        tf.matMul(x, weights[`kernel${l}`] as tf.Tensor2D),
        weights[`bias${l}`] as tf.Tensor,
      );
      x = l < layers - 1 ? activate(affine) : affine;
    }
    return x;
  };
}

type Inputs = Tensors & Readonly<Record<'real' | 'fake' | 'alpha', tf.Tensor2D>>;

interface Params {
  readonly activation: string;
  readonly target?: number;
  readonly variables?: boolean;
}

export default defineProbe<typeof stub>({
  /** If no gradient with respect to the critic's weights is requested, they are tf.variables, as in training. */
  gradientPenalty: ({ gradientPenalty }, { real, fake, alpha, ...given }: Inputs, params: Params) => {
    const variables: tf.Variable[] = [];
    const asVariable = (tensor: tf.Tensor): tf.Variable => {
      const variable = tf.variable(tensor);
      variables.push(variable);
      return variable;
    };
    const weights = Object.entries(given).map(([name, tensor]): [string, tf.Tensor] => [
      name,
      params.variables ? asVariable(tensor) : tensor,
    ]);
    const critic = criticOf(Object.fromEntries(weights), params.activation);
    try {
      return gradientPenalty(critic, real, fake, alpha, params.target);
    } finally {
      for (const variable of variables) variable.dispose();
    }
  },
});
