// Right: He's uniform scale, the leaky ReLU as 0.6 x + 0.4 |x|, one pass of the discriminator over reals and fakes, and the generator's gradient pulled back from the slope at its samples.
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

function leaky(x: tf.Tensor): tf.Tensor2D {
  return tf.add(tf.mul(x, 0.6), tf.mul(tf.abs(x), 0.4)) as tf.Tensor2D;
}

function linear(x: tf.Tensor2D, kernel: tf.Variable, bias: tf.Variable): tf.Tensor2D {
  return tf.add(tf.matMul(x, kernel as tf.Tensor2D), bias);
}

function createNetwork(sizes: [number, number, number, number], seed: string): Network {
  const kernel = (i: 0 | 1 | 2) => {
    const limit = Math.sqrt(6 / sizes[i]);
    return tf.variable(
      tf.randomUniform([sizes[i], sizes[i + 1]!], -limit, limit, 'float32', `${seed}, ${i}`),
    );
  };
  const variables: Variables = {
    kernel1: kernel(0),
    bias1: tf.variable(tf.zeros([sizes[1]])),
    kernel2: kernel(1),
    bias2: tf.variable(tf.zeros([sizes[2]])),
    kernel3: kernel(2),
    bias3: tf.variable(tf.zeros([sizes[3]])),
  };
  const apply = (x: tf.Tensor2D) => {
    const first = leaky(linear(x, variables.kernel1, variables.bias1));
    const second = leaky(linear(first, variables.kernel2, variables.bias2));
    return linear(second, variables.kernel3, variables.bias3);
  };
  return { variables, apply };
}

function all(v: Variables): tf.Variable[] {
  return [v.kernel1, v.bias1, v.kernel2, v.bias2, v.kernel3, v.bias3];
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const h = o.hiddenSize;
  const generator = createNetwork([o.latentSize, h, h, o.dataSize], `generator ${o.seed}`);
  const discriminator = createNetwork([o.dataSize, h, h, 1], `discriminator ${o.seed}`);
  const [kernel1, bias1, kernel2, bias2, kernel3, bias3] = all(generator.variables).map((v) =>
    tf.variable(tf.tensor(v.dataSync(), v.shape), false),
  ) as [tf.Variable, tf.Variable, tf.Variable, tf.Variable, tf.Variable, tf.Variable];
  return { generator, discriminator, average: { kernel1, bias1, kernel2, bias2, kernel3, bias3 } };
}

export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const { generator, discriminator, average } = gan;
  const judge = (x: tf.Tensor) => discriminator.apply(x as tf.Tensor2D);
  const n = batch.real.shape[0];
  const m = batch.zDiscriminator.shape[0];

  // softplus(−l) for reals, softplus(l) for fakes, each with its share of its own mean.
  const both = tf.concat([batch.real, generator.apply(batch.zDiscriminator)], 0);
  const signs = tf.concat([tf.fill([n, 1], -1), tf.ones([m, 1])], 0);
  const shares = tf.concat([tf.fill([n, 1], 1 / n), tf.fill([m, 1], 1 / m)], 0);
  const discriminatorLoss = optimizers.discriminator.minimize(
    () => {
      const entropy = tf.sum(tf.mul(shares, tf.softplus(tf.mul(signs, judge(both)))));
      const gradients = tf.grad((x) => tf.sum(judge(x)))(batch.real);
      const norms = tf.sum(tf.square(gradients), 1);
      return tf.add(entropy, tf.mul(tf.mean(norms), 0.5 * o.gamma)) as tf.Scalar;
    },
    true,
    all(discriminator.variables),
  ) as tf.Scalar;

  // The chain rule in two parts: the loss by the samples, then the samples by the weights.
  const loss = (x: tf.Tensor) => tf.mean(tf.softplus(tf.neg(judge(x))));
  const samples = generator.apply(batch.zGenerator);
  const { value, grad } = tf.valueAndGrad(loss)(samples);
  optimizers.generator.minimize(
    () => tf.sum(tf.mul(grad, generator.apply(batch.zGenerator))) as tf.Scalar,
    false,
    all(generator.variables),
  );

  const newest = all(generator.variables);
  all(average).forEach((mean, i) => {
    mean.assign(tf.addN([tf.mul(o.decay, mean), tf.mul(1 - o.decay, newest[i]!)]));
  });
  return { discriminatorLoss, generatorLoss: value as tf.Scalar };
}
