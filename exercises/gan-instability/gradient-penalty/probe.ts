import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

const activations: Readonly<Record<string, (a: tf.Tensor) => tf.Tensor>> = {
  tanh: (a) => tf.tanh(a),
  softplus: (a) => tf.softplus(a),
  leakyRelu: (a) => tf.leakyRelu(a),
  relu: (a) => tf.relu(a),
};

type Tensors = Readonly<Record<string, tf.Tensor>>;
type Critic = (x: tf.Tensor) => tf.Tensor;

/** Affine layers with kernel0, bias0, kernel1, … and the activation between them. */
function criticOf(weights: Tensors, activation: string): Critic {
  const activate = activations[activation];
  if (!activate) throw new Error(`internal: no activation is called '${activation}'`);
  const layers = Object.keys(weights).filter((name) => name.startsWith('kernel')).length;
  return (x) => {
    for (let l = 0; l < layers; l++) {
      const affine = tf.add(
        tf.matMul(x as tf.Tensor2D, weights[`kernel${l}`] as tf.Tensor2D),
        weights[`bias${l}`] as tf.Tensor,
      );
      x = l < layers - 1 ? activate(affine) : affine;
    }
    return x;
  };
}

interface Student {
  readonly gradientPenalty: (
    critic: Critic,
    real: tf.Tensor,
    fake: tf.Tensor,
    alpha: tf.Tensor,
    ...target: number[]
  ) => unknown;
}

export default defineProbe({
  /** If the question asks for no gradient of the critic's weights, they are tf.variables, as in training. */
  gradientPenalty: (student, { real, fake, alpha, ...given }, params) => {
    const { gradientPenalty } = student as unknown as Student;
    const variables: tf.Variable[] = [];
    const asVariable = (tensor: tf.Tensor): tf.Variable => {
      const variable = tf.variable(tensor);
      variables.push(variable);
      return variable;
    };
    const weights = Object.entries(given as Tensors).map(([name, tensor]): [string, tf.Tensor] => [
      name,
      params['variables'] === true ? asVariable(tensor) : tensor,
    ]);
    const critic = criticOf(Object.fromEntries(weights), String(params['activation']));
    try {
      return gradientPenalty(
        critic,
        real as tf.Tensor,
        fake as tf.Tensor,
        alpha as tf.Tensor,
        ...('target' in params ? [Number(params['target'])] : []),
      );
    } finally {
      for (const variable of variables) variable.dispose();
    }
  },
});
