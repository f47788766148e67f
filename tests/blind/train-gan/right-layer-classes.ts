// Right: networks are lists of layer objects with weights from a small generator of random numbers, the slope is a vector–Jacobian product, and the gradients are applied by hand.
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

/** mulberry32 */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** 0.2 x plus the rest of the slope above 0. tf.leakyRelu has no second derivative. */
function leaky(x: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.mul(x, 0.2), tf.mul(tf.relu(x), 0.8));
}

class Dense {
  readonly kernel: tf.Variable;
  readonly bias: tf.Variable;

  constructor(inputs: number, outputs: number, random: () => number) {
    // Uniform on ±√(6 / (in + out)) has Glorot's variance, 2 / (in + out).
    const limit = Math.sqrt(6 / (inputs + outputs));
    const values = Float32Array.from({ length: inputs * outputs }, () => (2 * random() - 1) * limit);
    this.kernel = tf.variable(tf.tensor2d(values, [inputs, outputs]));
    this.bias = tf.variable(tf.zeros([outputs]));
  }

  apply(x: tf.Tensor2D): tf.Tensor2D {
    return tf.add(tf.matMul(x, this.kernel as tf.Tensor2D), this.bias);
  }
}

class Perceptron implements Network {
  readonly layers: readonly [Dense, Dense, Dense];
  readonly variables: Variables;

  constructor(inputs: number, hidden: number, outputs: number, random: () => number) {
    this.layers = [
      new Dense(inputs, hidden, random),
      new Dense(hidden, hidden, random),
      new Dense(hidden, outputs, random),
    ];
    const [a, b, c] = this.layers;
    this.variables = {
      kernel1: a.kernel,
      bias1: a.bias,
      kernel2: b.kernel,
      bias2: b.bias,
      kernel3: c.kernel,
      bias3: c.bias,
    };
  }

  apply(x: tf.Tensor2D): tf.Tensor2D {
    return this.layers.reduce((h: tf.Tensor2D, layer, i) => layer.apply(i === 0 ? h : leaky(h)), x);
  }
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const random = uniform(o.seed * 7919 + 1);
  const generator = new Perceptron(o.latentSize, o.hiddenSize, o.dataSize, random);
  const discriminator = new Perceptron(o.dataSize, o.hiddenSize, 1, random);
  const copies = Object.entries(generator.variables).map(([name, variable]) => [
    name,
    tf.variable((variable as tf.Variable).clone(), false),
  ]);
  return { generator, discriminator, average: Object.fromEntries(copies) as unknown as Variables };
}

function descend(optimizer: tf.Optimizer, variables: Variables, loss: () => tf.Scalar): tf.Scalar {
  const { value, grads } = tf.variableGrads(loss, Object.values(variables) as tf.Variable[]);
  optimizer.applyGradients(grads);
  return value;
}

export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const { generator: g, discriminator: d, average } = gan;
  const n = batch.real.shape[0];
  const slope = tf.grad((x) => d.apply(x as tf.Tensor2D));

  const discriminatorLoss = descend(optimizers.discriminator, d.variables, () => {
    const onReal = tf.mean(tf.softplus(tf.neg(d.apply(batch.real))));
    const onFake = tf.mean(tf.softplus(d.apply(g.apply(batch.zDiscriminator))));
    const squares = tf.sum(tf.square(slope(batch.real, tf.ones([n, 1]))));
    return tf.addN([onReal, onFake, tf.mul(squares, o.gamma / (2 * n))]) as tf.Scalar;
  });
  const generatorLoss = descend(
    optimizers.generator,
    g.variables,
    () => tf.mean(tf.softplus(tf.neg(d.apply(g.apply(batch.zGenerator))))) as tf.Scalar,
  );

  for (const [name, variable] of Object.entries(average) as [keyof Variables, tf.Variable][]) {
    const before = variable.dataSync();
    const now = g.variables[name].dataSync();
    const mixed = before.map((value, i) => o.decay * value + (1 - o.decay) * now[i]!);
    variable.assign(tf.tensor(mixed, variable.shape));
  }
  return { discriminatorLoss, generatorLoss };
}
