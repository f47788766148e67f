import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type Variables = Readonly<Record<string, tf.Variable>>;

interface Vae {
  readonly variables: Variables;
  encode(x: tf.Tensor): object;
  decode(z: tf.Tensor): tf.Tensor;
  loss(x: tf.Tensor, eps: tf.Tensor): tf.Scalar;
}

interface Student {
  readonly createVae: (o: { inputSize: number; hiddenSize: number; latentSize: number; seed: number }) => Vae;
}

/** The variables in this order, with their shapes. */
const shapes = (inputSize: number, hiddenSize: number, latentSize: number): Record<string, number[]> => ({
  encoderKernel: [inputSize, hiddenSize],
  encoderBias: [hiddenSize],
  muKernel: [hiddenSize, latentSize],
  muBias: [latentSize],
  logVarKernel: [hiddenSize, latentSize],
  logVarBias: [latentSize],
  decoderKernel: [latentSize, hiddenSize],
  decoderBias: [hiddenSize],
  logitsKernel: [hiddenSize, inputSize],
  logitsBias: [inputSize],
});

/** A fresh model, after its variables have been validated. */
function create(student: Student, sizes: { [name: string]: unknown }): { vae: Vae; variables: Variables } {
  const [inputSize, hiddenSize, latentSize, seed] = ['inputSize', 'hiddenSize', 'latentSize', 'seed'].map(
    (name) => Number(sizes[name]),
  ) as [number, number, number, number];
  const vae = student.createVae({ inputSize, hiddenSize, latentSize, seed });
  const wanted = shapes(inputSize, hiddenSize, latentSize);
  const given = (vae as Partial<Vae> | undefined)?.variables as Partial<Variables> | undefined;
  if (!given) throw new Error('createVae must return an object with `variables`.');
  const variables: Record<string, tf.Variable> = {};
  for (const [name, shape] of Object.entries(wanted)) {
    const variable = given[name];
    if (!(variable instanceof tf.Variable))
      throw new Error(`variables.${name} must be a tf.Variable of shape [${shape.join(', ')}].`);
    if (!tf.util.arraysEqual(variable.shape, shape))
      throw new Error(
        `variables.${name} has shape [${variable.shape.join(', ')}], but it should be [${shape.join(', ')}].`,
      );
    variables[name] = variable;
  }
  return { vae, variables };
}

/** A model with the weights of the question. */
function given(student: Student, inputs: Readonly<Record<string, tf.Tensor>>, sizes: object): Vae {
  const { vae, variables } = create(student, { ...sizes, seed: 1 });
  for (const [name, variable] of Object.entries(variables)) variable.assign(inputs[name] as tf.Tensor);
  return vae;
}

/** Copies of the current variables. */
const valuesOf = (variables: Variables): Record<string, tf.Tensor> =>
  Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, tf.clone(variable)]));

type Inputs = Readonly<Record<string, tf.Tensor>> & {
  readonly x: tf.Tensor2D;
  readonly z: tf.Tensor2D;
  readonly eps: tf.Tensor2D;
};

export default defineProbe({
  initial: (student, _, params) => valuesOf(create(student as unknown as Student, params).variables),

  encode: (student, inputs, params) => {
    const { x } = inputs as unknown as Inputs;
    return given(student as unknown as Student, inputs, params).encode(x);
  },

  decode: (student, inputs, params) => {
    const { z } = inputs as unknown as Inputs;
    return given(student as unknown as Student, inputs, params).decode(z);
  },

  loss: (student, inputs, params) => {
    const { x, eps } = inputs as unknown as Inputs;
    return given(student as unknown as Student, inputs, params).loss(x, eps);
  },

  /** The variables after one step of gradient descent with learning rate 1. */
  step: (student, inputs, params) => {
    const { x, eps } = inputs as unknown as Inputs;
    const vae = given(student as unknown as Student, inputs, params);
    const variables = Object.values(vae.variables);
    tf.train.sgd(1).minimize(() => vae.loss(x, eps), false, variables);
    return valuesOf(vae.variables);
  },

  /** Trains a fresh model on rows of `images` [n, inputSize], in the `order` [steps, batch], and returns its variables. */
  train: (student, inputs, params) => {
    const { images, order } = inputs as unknown as { images: tf.Tensor2D; order: tf.Tensor2D };
    const { vae, variables } = create(student as unknown as Student, params);
    const [steps, batch] = order.shape;
    const optimizer = tf.train.adam(Number(params['learningRate']));
    const trained = Object.values(variables);
    const noise = Number(params['noiseSeed']);
    for (let step = 0; step < steps; step++)
      tf.tidy(() => {
        const x = tf.gather(
          images,
          tf.cast(tf.reshape(tf.slice(order, [step, 0], [1, batch]), [-1]), 'int32'),
        );
        const eps = tf.randomNormal([batch, Number(params['latentSize'])], 0, 1, 'float32', noise + step);
        optimizer.minimize(() => vae.loss(x, eps), false, trained);
      });
    optimizer.dispose();
    return valuesOf(variables);
  },
});
