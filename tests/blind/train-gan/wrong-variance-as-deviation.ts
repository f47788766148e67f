// Wrong: the kernels are drawn with the variance 2 / (in + out) as their standard deviation, so they are far too small.
import * as tf from '@tensorflow/tfjs';

export interface Variables {
  readonly kernel1: tf.Variable;
  readonly bias1: tf.Variable;
  readonly kernel2: tf.Variable;
  readonly bias2: tf.Variable;
  readonly kernel3: tf.Variable;
  readonly bias3: tf.Variable;
}

export interface Network {
  readonly variables: Variables;
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Gan {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly average: Variables;
}

const names = ['kernel1', 'bias1', 'kernel2', 'bias2', 'kernel3', 'bias3'] as const;

function kernel(inputs: number, outputs: number, seed: number): tf.Variable {
  const std = 2 / (inputs + outputs);
  return tf.variable(tf.randomNormal([inputs, outputs], 0, std, 'float32', seed));
}

/** tf.leakyRelu has no second derivative, which the penalty needs. */
function leaky(x: tf.Tensor): tf.Tensor2D {
  return tf.sub(tf.relu(x), tf.mul(tf.relu(tf.neg(x)), 0.2)) as tf.Tensor2D;
}

function network(inputs: number, hidden: number, outputs: number, seed: number): Network {
  const variables: Variables = {
    kernel1: kernel(inputs, hidden, seed),
    bias1: tf.variable(tf.zeros([hidden])),
    kernel2: kernel(hidden, hidden, seed + 1),
    bias2: tf.variable(tf.zeros([hidden])),
    kernel3: kernel(hidden, outputs, seed + 2),
    bias3: tf.variable(tf.zeros([outputs])),
  };
  return {
    variables,
    apply(x) {
      const h1 = leaky(tf.add(tf.matMul(x, variables.kernel1 as tf.Tensor2D), variables.bias1));
      const h2 = leaky(tf.add(tf.matMul(h1, variables.kernel2 as tf.Tensor2D), variables.bias2));
      return tf.add(tf.matMul(h2, variables.kernel3 as tf.Tensor2D), variables.bias3) as tf.Tensor2D;
    },
  };
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const generator = network(o.latentSize, o.hiddenSize, o.dataSize, 100 * o.seed + 1);
  const discriminator = network(o.dataSize, o.hiddenSize, 1, 100 * o.seed + 51);
  const copy = (v: tf.Variable) => tf.variable(tf.clone(v), false);
  const g = generator.variables;
  const average: Variables = {
    kernel1: copy(g.kernel1),
    bias1: copy(g.bias1),
    kernel2: copy(g.kernel2),
    bias2: copy(g.bias2),
    kernel3: copy(g.kernel3),
    bias3: copy(g.bias3),
  };
  return { generator, discriminator, average };
}

const list = (variables: Variables) => names.map((name) => variables[name]);

export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const { generator, discriminator, average } = gan;
  const fake = generator.apply(batch.zDiscriminator);
  const slope = tf.grad((x) => tf.sum(discriminator.apply(x as tf.Tensor2D)));
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => {
      const loss = tf.add(
        tf.mean(tf.softplus(tf.neg(discriminator.apply(batch.real)))),
        tf.mean(tf.softplus(discriminator.apply(fake))),
      );
      const squares = tf.sum(tf.square(slope(batch.real)), 1);
      return tf.add(loss, tf.mul(tf.mean(squares), o.gamma / 2)) as tf.Scalar;
    },
    true,
    list(discriminator.variables),
  ) as tf.Scalar;
  const generatorLoss = optimizers.generator.minimize(
    () => tf.mean(tf.softplus(tf.neg(discriminator.apply(generator.apply(batch.zGenerator))))) as tf.Scalar,
    true,
    list(generator.variables),
  ) as tf.Scalar;
  for (const name of names) {
    const mean = average[name];
    mean.assign(tf.add(tf.mul(mean, o.decay), tf.mul(generator.variables[name], 1 - o.decay)));
  }
  return { discriminatorLoss, generatorLoss };
}
