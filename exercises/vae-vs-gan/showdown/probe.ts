import * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';

type Tensors = Readonly<Record<string, tf.Tensor>>;
type Variables = Readonly<Record<string, tf.Variable>>;
type Params = Readonly<Record<string, unknown>>;

interface Noise {
  readonly zDiscriminator: tf.Tensor;
  readonly zGenerator: tf.Tensor;
}
interface Optimizers {
  readonly discriminator: tf.Optimizer;
  readonly generator: tf.Optimizer;
}
interface Losses {
  readonly discriminatorLoss: tf.Scalar;
  readonly generatorLoss: tf.Scalar;
}

interface Student {
  readonly vaeStep: (vae: object, images: tf.Tensor, eps: tf.Tensor, optimizer: tf.Optimizer) => tf.Scalar;
  readonly ganStep: (
    gan: object,
    images: tf.Tensor,
    noise: Noise,
    optimizers: Optimizers,
    o: { gamma: number },
  ) => Partial<Losses> | undefined;
  readonly collect: (vae: object, gan: object, data: object) => object;
  readonly conclude: (vae: object, gan: object) => Readonly<Record<string, string>>;
}

/** The variables of one network: the inputs whose names begin with its prefix, named without it. */
function variablesOf(inputs: Tensors, prefix: string): Variables {
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(`${prefix}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length + 1), tf.variable(value)]));
}

const dense = (x: tf.Tensor, w: Variables, layer: string): tf.Tensor2D =>
  tf.add(
    tf.matMul(x as tf.Tensor2D, w[`${layer}Kernel`] as tf.Tensor as tf.Tensor2D),
    w[`${layer}Bias`] as tf.Tensor,
  );

function vaeFrom(inputs: Tensors) {
  const w = variablesOf(inputs, 'vae');
  const vae = {
    variables: Object.values(w),
    encode: (images: tf.Tensor) => {
      const hidden = tf.relu(dense(images, w, 'encoder'));
      return { mu: dense(hidden, w, 'mu'), logVar: dense(hidden, w, 'logVar') };
    },
    decode: (z: tf.Tensor) => dense(tf.relu(dense(z, w, 'decoder')), w, 'logits'),
  };
  return { vae, w };
}

function ganFrom(inputs: Tensors) {
  const [g, d] = [variablesOf(inputs, 'g'), variablesOf(inputs, 'd')];
  const apply = (x: tf.Tensor, w: Variables): tf.Tensor2D =>
    dense(tf.leakyRelu(dense(x, w, 'hidden'), 0.2), w, 'last');
  const gan = {
    generatorVariables: Object.values(g),
    discriminatorVariables: Object.values(d),
    generate: (z: tf.Tensor) => tf.sigmoid(apply(z, g)),
    discriminate: (images: tf.Tensor) => apply(images, d),
  };
  return { gan, g, d };
}

/** Copies of the current variables, under their names in the question. */
const valuesOf = (prefix: string, w: Variables): Record<string, tf.Tensor> =>
  Object.fromEntries(Object.entries(w).map(([name, variable]) => [`${prefix}.${name}`, tf.clone(variable)]));

const winners: Readonly<Record<string, number>> = { vae: 1, undecided: 0, gan: -1 };
const figures = ['sharpness', 'frechet', 'kernel', 'precision', 'recall', 'auroc'];

/** Mean and standard error of every figure, from two rows of numbers. */
const figuresFrom = (params: Params, model: string): object =>
  Object.fromEntries(
    figures.map((name) => [
      name,
      {
        mean: Number(params[`${model}.${name}.mean`]),
        standardError: Number(params[`${model}.${name}.standardError`]),
      },
    ]),
  );

export default defineProbe({
  vaeStep: (student, inputs, params) => {
    const { vae, w } = vaeFrom(inputs);
    const { images, eps } = inputs as Record<'images' | 'eps', tf.Tensor>;
    const optimizer = tf.train.sgd(Number(params['learningRate']));
    const loss = (student as unknown as Student).vaeStep(vae, images, eps, optimizer) as
      tf.Scalar | undefined;
    if (!(loss instanceof tf.Tensor)) throw new Error('vaeStep must return its loss, a scalar.');
    return { loss, ...valuesOf('vae', w) };
  },

  ganStep: (student, inputs, params) => {
    const { gan, g, d } = ganFrom(inputs);
    const { images, zDiscriminator, zGenerator } = inputs as Record<'images' | keyof Noise, tf.Tensor>;
    const rate = Number(params['learningRate']);
    const losses = (student as unknown as Student).ganStep(
      gan,
      images,
      { zDiscriminator, zGenerator },
      { discriminator: tf.train.sgd(rate), generator: tf.train.sgd(rate) },
      { gamma: Number(params['gamma']) },
    );
    if (!losses?.discriminatorLoss || !losses.generatorLoss)
      throw new Error('ganStep must return { discriminatorLoss, generatorLoss }.');
    const { discriminatorLoss, generatorLoss } = losses;
    return { discriminatorLoss, generatorLoss, ...valuesOf('g', g), ...valuesOf('d', d) };
  },

  collect: (student, inputs) => {
    const { normal, anomalous, z, eps } = inputs as Tensors;
    const data = { normal, anomalous, z, eps };
    return (student as unknown as Student).collect(vaeFrom(inputs).vae, ganFrom(inputs).gan, data);
  },

  /** 1 for the VAE, −1 for the GAN, 0 for undecided. */
  conclude: (student, _, params) => {
    const said = (student as unknown as Student).conclude(
      figuresFrom(params, 'vae'),
      figuresFrom(params, 'gan'),
    );
    return Object.fromEntries(
      figures.map((name) => {
        const winner = String((said as Record<string, string> | undefined)?.[name]);
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
  train: (student, inputs, params) => {
    const { vaeStep, ganStep } = student as unknown as Student;
    const { images, order } = inputs as { images: tf.Tensor2D; order: tf.Tensor2D };
    const [steps, batch] = order.shape;
    const [latent, seed] = [Number(params['latentSize']), Number(params['noiseSeed'])];
    const { vae, w } = vaeFrom(inputs);
    const { gan, g, d } = ganFrom(inputs);
    const rows = (step: number): tf.Tensor =>
      tf.gather(images, tf.cast(tf.reshape(tf.slice(order, [step, 0], [1, batch]), [-1]), 'int32'));
    const normal = (i: number): tf.Tensor => tf.randomNormal([batch, latent], 0, 1, 'float32', seed + i);

    const optimizer = tf.train.adam(Number(params['vaeRate']));
    for (let step = 0; step < steps; step++)
      tf.tidy(() => void vaeStep(vae, rows(step), normal(step), optimizer));

    const rate = Number(params['ganRate']);
    const optimizers = {
      discriminator: tf.train.adam(rate, 0.5, 0.99),
      generator: tf.train.adam(rate, 0.5, 0.99),
    };
    for (let step = 0; step < steps; step++)
      tf.tidy(() => {
        const noise = { zDiscriminator: normal(2 * step), zGenerator: normal(2 * step + 1) };
        ganStep(gan, rows(step), noise, optimizers, { gamma: Number(params['gamma']) });
      });
    return { ...valuesOf('vae', w), ...valuesOf('g', g), ...valuesOf('d', d) };
  },
});
