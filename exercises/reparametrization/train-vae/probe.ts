import * as tf from '@tensorflow/tfjs';
import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Student = typeof stub;
type Sizes = Parameters<Student['createVae']>[0];
type Names = keyof stub.VaeVariables;

/** The variables in this order, with their shapes. */
const shapes = ({ inputSize, hiddenSize, latentSize }: Sizes): Record<Names, number[]> => ({
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

type Variables = Readonly<Record<string, tf.Variable>>;

/** A fresh model, after its variables have been validated. */
function create(student: Student, params: Sizes): { vae: stub.Vae; variables: Variables } {
  const { inputSize, hiddenSize, latentSize, seed } = params;
  const vae = student.createVae({ inputSize, hiddenSize, latentSize, seed });
  const given: Partial<stub.VaeVariables> | undefined = unverified(vae)?.variables;
  if (!given) throw new Error('createVae must return an object with `variables`.');
  const wanted = shapes(params);
  const variables: Record<string, tf.Variable> = {};
  for (const name of Object.keys(wanted) as Names[]) {
    const [variable, shape] = [given[name], wanted[name]];
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

/** A model with the weights from the inputs. */
function given(student: Student, inputs: Weights, sizes: Omit<Sizes, 'seed'>): stub.Vae {
  const { vae, variables } = create(student, { ...sizes, seed: 1 });
  for (const [name, variable] of Object.entries(variables)) variable.assign(inputs[name] as tf.Tensor);
  return vae;
}

/** Copies of the current variables. */
const valuesOf = (variables: Variables): Record<string, tf.Tensor> =>
  Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, tf.clone(variable)]));

type Weights = Readonly<Record<string, tf.Tensor>>;
type Inputs<Arrays extends string> = Weights & Readonly<Record<Arrays, tf.Tensor2D>>;

interface TrainParams extends Sizes {
  readonly learningRate: number;
  readonly noiseSeed: number;
}

export default defineProbe<Student>({
  initial: (student, _, sizes: Sizes) => valuesOf(create(student, sizes).variables),

  encode: (student, inputs: Inputs<'x'>, sizes: Sizes) => given(student, inputs, sizes).encode(inputs.x),

  decode: (student, inputs: Inputs<'z'>, sizes: Sizes) => given(student, inputs, sizes).decode(inputs.z),

  /** The last of so many losses: those before are of other images, and leave no trace. */
  loss: (student, inputs: Inputs<'x' | 'eps'>, { calls, ...sizes }: Sizes & { readonly calls: number }) => {
    const vae = given(student, inputs, sizes);
    for (let call = 1; call < calls; call++) vae.loss(tf.sub(1, inputs.x), tf.neg(inputs.eps));
    return vae.loss(inputs.x, inputs.eps);
  },

  /** The variables after one step of gradient descent with learning rate 1. */
  step: (student, inputs: Inputs<'x' | 'eps'>, sizes: Sizes) => {
    const vae = given(student, inputs, sizes);
    const variables: Variables = { ...vae.variables };
    tf.train.sgd(1).minimize(() => vae.loss(inputs.x, inputs.eps), false, Object.values(variables));
    return valuesOf(variables);
  },

  /** Trains a fresh model on rows of `images` [n, inputSize], in the `order` [steps, batch], and returns its variables. */
  train: (student, { images, order }: Record<'images' | 'order', tf.Tensor2D>, params: TrainParams) => {
    const { vae, variables } = create(student, params);
    const { latentSize, learningRate, noiseSeed } = params;
    const [steps, batch] = order.shape;
    const optimizer = tf.train.adam(learningRate);
    const trained = Object.values(variables);
    for (let step = 0; step < steps; step++)
      tf.tidy(() => {
        const rows = tf.cast(tf.reshape(tf.slice(order, [step, 0], [1, batch]), [-1]), 'int32');
        const x: tf.Tensor2D = tf.gather(images, rows);
        const eps: tf.Tensor2D = tf.randomNormal([batch, latentSize], 0, 1, 'float32', noiseSeed + step);
        optimizer.minimize(() => vae.loss(x, eps), false, trained);
      });
    optimizer.dispose();
    return valuesOf(variables);
  },
});
