import * as tf from '@tensorflow/tfjs';
import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

const activations: Readonly<Record<string, (a: tf.Tensor2D) => tf.Tensor2D>> = {
  tanh: (a) => tf.tanh(a),
  softplus: (a) => tf.softplus(a),
  leakyRelu: (a) => tf.leakyRelu(a),
  relu: (a) => tf.relu(a),
};

type Tensors = Readonly<Record<string, tf.Tensor>>;

interface Network extends stub.Network {
  /** The variables by their names in the inputs. */
  readonly named: Readonly<Record<string, tf.Variable>>;
}

/** Affine layers with variables initialised from <player>Kernel0, <player>Bias0, <player>Kernel1, … */
function networkOf(player: string, inputs: Tensors, activation: string): Network {
  const activate = activations[activation];
  if (!activate) throw new Error(`internal: no activation is called '${activation}'`);
  const named: Record<string, tf.Variable> = {};
  for (const [name, value] of Object.entries(inputs))
    if (name.startsWith(player)) named[name] = tf.variable(value);
  const variables = Object.values(named);
  const layers = variables.length / 2;
  const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    for (let l = 0; l < layers; l++) {
      const kernel = named[`${player}Kernel${l}`] as tf.Variable<tf.Rank.R2>;
      const affine: tf.Tensor2D = tf.add(tf.matMul(x, kernel), named[`${player}Bias${l}`] as tf.Variable);
      x = l < layers - 1 ? activate(affine) : affine;
    }
    return x;
  };
  return { variables, named, apply };
}

interface Params {
  /** The activations of the two networks. */
  readonly generator: string;
  readonly discriminator: string;
  readonly generatorRate: number;
  readonly discriminatorRate: number;
}

export default defineProbe<typeof stub>({
  /** The losses of each step, and every variable after the last step. */
  trainStep: ({ trainStep }, inputs: Tensors, params: Params) => {
    const g = networkOf('generator', inputs, params.generator);
    const d = networkOf('discriminator', inputs, params.discriminator);
    const optimizers = {
      discriminator: tf.train.sgd(params.discriminatorRate),
      generator: tf.train.sgd(params.generatorRate),
    };
    const results: Record<string, tf.Tensor | number> = {};
    try {
      for (let step = 0; `real${step}` in inputs; step++) {
        const part = (name: string): tf.Tensor2D => inputs[`${name}${step}`] as tf.Tensor2D;
        const batch = {
          real: part('real'),
          zDiscriminator: part('zDiscriminator'),
          zGenerator: part('zGenerator'),
        };
        const losses = tf.tidy(() => ({ ...unverified(trainStep(g, d, batch, optimizers)) }));
        for (const name of ['discriminatorLoss', 'generatorLoss'] as const) {
          const loss = losses[name];
          if (loss === undefined)
            throw new Error(
              `trainStep must return { discriminatorLoss, generatorLoss }; ${name} is missing.`,
            );
          results[step === 0 ? name : `${name} of step ${step + 1}`] = loss;
        }
      }
      for (const [name, variable] of Object.entries({ ...g.named, ...d.named }))
        results[name] = tf.clone(variable);
      return results;
    } finally {
      for (const variable of [...g.variables, ...d.variables]) variable.dispose();
      for (const optimizer of Object.values(optimizers)) optimizer.dispose();
    }
  },
});
