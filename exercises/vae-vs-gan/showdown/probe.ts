import * as tf from '@tensorflow/tfjs';
import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Tensors = Readonly<Record<string, tf.Tensor>>;
type Variables = Readonly<Record<string, tf.Variable>>;

/** The variables of one network: the inputs whose names begin with its prefix, named without it. */
function variablesOf(inputs: Tensors, prefix: string): Variables {
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(`${prefix}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length + 1), tf.variable(value)]));
}

const dense = (x: tf.Tensor2D, w: Variables, layer: string): tf.Tensor2D =>
  tf.add(tf.matMul(x, w[`${layer}Kernel`] as tf.Tensor as tf.Tensor2D), w[`${layer}Bias`] as tf.Tensor);

function vaeFrom(inputs: Tensors) {
  const w = variablesOf(inputs, 'vae');
  const vae: stub.Vae = {
    variables: Object.values(w),
    encode: (images) => {
      const hidden = tf.relu(dense(images, w, 'encoder'));
      return { mu: dense(hidden, w, 'mu'), logVar: dense(hidden, w, 'logVar') };
    },
    decode: (z) => dense(tf.relu(dense(z, w, 'decoder')), w, 'logits'),
  };
  return { vae, w };
}

function ganFrom(inputs: Tensors) {
  const [g, d] = [variablesOf(inputs, 'g'), variablesOf(inputs, 'd')];
  const apply = (x: tf.Tensor2D, w: Variables): tf.Tensor2D =>
    dense(tf.leakyRelu(dense(x, w, 'hidden'), 0.2), w, 'last');
  const gan: stub.Gan = {
    generatorVariables: Object.values(g),
    discriminatorVariables: Object.values(d),
    generate: (z) => tf.sigmoid(apply(z, g)),
    discriminate: (images) => apply(images, d),
  };
  return { gan, g, d };
}

/** Copies of the current variables, under their names in the inputs. */
const valuesOf = (prefix: string, w: Variables): Record<string, tf.Tensor> =>
  Object.fromEntries(Object.entries(w).map(([name, variable]) => [`${prefix}.${name}`, tf.clone(variable)]));

const winners: Readonly<Record<string, number>> = { vae: 1, undecided: 0, gan: -1 };
const figures = ['sharpness', 'frechet', 'kernel', 'precision', 'recall', 'auroc'] as const;

type Figure = (typeof figures)[number];
type FigureParams = Readonly<Record<`${'vae' | 'gan'}.${Figure}.${keyof stub.Figure}`, number>>;

/** Mean and standard error of every figure, from two rows of numbers. */
function figuresFrom(params: FigureParams, model: 'vae' | 'gan'): stub.Figures {
  const figure = (name: Figure): stub.Figure => ({
    mean: params[`${model}.${name}.mean`],
    standardError: params[`${model}.${name}.standardError`],
  });
  return {
    sharpness: figure('sharpness'),
    frechet: figure('frechet'),
    kernel: figure('kernel'),
    precision: figure('precision'),
    recall: figure('recall'),
    auroc: figure('auroc'),
  };
}

type Inputs<Arrays extends string> = Tensors & Readonly<Record<Arrays, tf.Tensor2D>>;

interface TrainParams {
  readonly latentSize: number;
  readonly noiseSeed: number;
  readonly vaeRate: number;
  readonly ganRate: number;
  readonly gamma: number;
}

export default defineProbe<typeof stub>({
  vaeStep: ({ vaeStep }, inputs: Inputs<'images' | 'eps'>, { learningRate }: { learningRate: number }) => {
    const { vae, w } = vaeFrom(inputs);
    const loss: unknown = vaeStep(vae, inputs.images, inputs.eps, tf.train.sgd(learningRate));
    if (!(loss instanceof tf.Tensor)) throw new Error('vaeStep must return its loss, a scalar.');
    return { loss, ...valuesOf('vae', w) };
  },

  ganStep: (
    { ganStep },
    inputs: Inputs<'images' | 'zDiscriminator' | 'zGenerator'>,
    { learningRate, gamma }: { learningRate: number; gamma: number },
  ) => {
    const { gan, g, d } = ganFrom(inputs);
    const { images, zDiscriminator, zGenerator } = inputs;
    const losses = ganStep(
      gan,
      images,
      { zDiscriminator, zGenerator },
      { discriminator: tf.train.sgd(learningRate), generator: tf.train.sgd(learningRate) },
      { gamma },
    );
    const { discriminatorLoss, generatorLoss } = unverified(losses) ?? {};
    if (!discriminatorLoss || !generatorLoss)
      throw new Error('ganStep must return { discriminatorLoss, generatorLoss }.');
    return { discriminatorLoss, generatorLoss, ...valuesOf('g', g), ...valuesOf('d', d) };
  },

  collect: ({ collect }, inputs: Inputs<'normal' | 'anomalous' | 'z' | 'eps'>) => {
    const { normal, anomalous, z, eps } = inputs;
    return collect(vaeFrom(inputs).vae, ganFrom(inputs).gan, { normal, anomalous, z, eps });
  },

  /** 1 for the VAE, −1 for the GAN, 0 for undecided. */
  conclude: ({ conclude }, _, params: FigureParams) => {
    const said = unverified(conclude(figuresFrom(params, 'vae'), figuresFrom(params, 'gan')));
    return Object.fromEntries(
      figures.map((name) => {
        const winner = String(said?.[name]);
        const number = winners[winner];
        if (number === undefined)
          throw new Error(
            `conclude says '${winner}' for ${name}, but it must be 'vae', 'gan' or 'undecided'.`,
          );
        return [name, number];
      }),
    );
  },

  /** Trains both models for the same number of steps on the same batches of `images` [n, pixels], in the `order` [steps, batch]. */
  train: ({ vaeStep, ganStep }, inputs: Inputs<'images' | 'order'>, params: TrainParams) => {
    const { images, order } = inputs;
    const [steps, batch] = order.shape;
    const { latentSize, noiseSeed, vaeRate, ganRate, gamma } = params;
    const { vae, w } = vaeFrom(inputs);
    const { gan, g, d } = ganFrom(inputs);
    const rows = (step: number): tf.Tensor2D =>
      tf.gather(images, tf.cast(tf.reshape(tf.slice(order, [step, 0], [1, batch]), [-1]), 'int32'));
    const normal = (i: number): tf.Tensor2D =>
      tf.randomNormal([batch, latentSize], 0, 1, 'float32', noiseSeed + i);

    const optimizer = tf.train.adam(vaeRate);
    for (let step = 0; step < steps; step++)
      tf.tidy(() => void vaeStep(vae, rows(step), normal(step), optimizer));

    const optimizers = {
      discriminator: tf.train.adam(ganRate, 0.5, 0.99),
      generator: tf.train.adam(ganRate, 0.5, 0.99),
    };
    for (let step = 0; step < steps; step++)
      tf.tidy(() => {
        const noise = { zDiscriminator: normal(2 * step), zGenerator: normal(2 * step + 1) };
        ganStep(gan, rows(step), noise, optimizers, { gamma });
      });
    return { ...valuesOf('vae', w), ...valuesOf('g', g), ...valuesOf('d', d) };
  },
});
