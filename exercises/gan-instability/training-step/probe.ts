import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

const activations: Readonly<Record<string, (a: tf.Tensor) => tf.Tensor>> = {
  tanh: (a) => tf.tanh(a),
  softplus: (a) => tf.softplus(a),
  leakyRelu: (a) => tf.leakyRelu(a),
  relu: (a) => tf.relu(a),
};

type Tensors = Readonly<Record<string, tf.Tensor>>;

interface Network {
  readonly variables: tf.Variable[];
  /** The variables by their names in the question. */
  readonly named: Readonly<Record<string, tf.Variable>>;
  apply(x: tf.Tensor): tf.Tensor;
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
  const apply = (x: tf.Tensor): tf.Tensor => {
    for (let l = 0; l < layers; l++) {
      const kernel = named[`${player}Kernel${l}`] as tf.Variable<tf.Rank.R2>;
      const affine = tf.add(tf.matMul(x as tf.Tensor2D, kernel), named[`${player}Bias${l}`] as tf.Variable);
      x = l < layers - 1 ? activate(affine) : affine;
    }
    return x;
  };
  return { variables, named, apply };
}

interface Losses {
  readonly discriminatorLoss: tf.Tensor | number;
  readonly generatorLoss: tf.Tensor | number;
}

interface Student {
  readonly trainStep: (g: Network, d: Network, batch: Tensors, optimizers: object) => Losses | undefined;
}

export default defineProbe({
  /** The losses of each step, and every variable after the last step. */
  trainStep: (student, inputs, params) => {
    const { trainStep } = student as unknown as Student;
    const given = inputs as Tensors;
    const g = networkOf('generator', given, String(params['generator']));
    const d = networkOf('discriminator', given, String(params['discriminator']));
    const optimizers = {
      discriminator: tf.train.sgd(Number(params['discriminatorRate'])),
      generator: tf.train.sgd(Number(params['generatorRate'])),
    };
    const results: Record<string, tf.Tensor | number> = {};
    try {
      for (let step = 0; `real${step}` in given; step++) {
        const part = (name: string): tf.Tensor => given[`${name}${step}`] as tf.Tensor;
        const batch = {
          real: part('real'),
          zDiscriminator: part('zDiscriminator'),
          zGenerator: part('zGenerator'),
        };
        const losses = tf.tidy(() => ({ ...trainStep(g, d, batch, optimizers) }));
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
