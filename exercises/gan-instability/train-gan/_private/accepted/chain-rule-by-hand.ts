import * as tf from '@tensorflow/tfjs';

interface Variables {
  readonly kernel1: tf.Variable;
  readonly bias1: tf.Variable;
  readonly kernel2: tf.Variable;
  readonly bias2: tf.Variable;
  readonly kernel3: tf.Variable;
  readonly bias3: tf.Variable;
}

interface Network {
  readonly variables: Variables;
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

interface Gan {
  readonly generator: Network;
  readonly discriminator: Network;
  readonly average: Variables;
}

const dense = (x: tf.Tensor2D, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor2D =>
  tf.add(tf.matMul(x, kernel as tf.Tensor2D), bias);

function network(from: number, hidden: number, to: number, seed: number): Network {
  const kernel = (i: number, rows: number, columns: number): tf.Variable =>
    tf.variable(tf.randomNormal([rows, columns], 0, 1 / Math.sqrt(rows), 'float32', 100 * seed + i));
  const w = {
    kernel1: kernel(1, from, hidden),
    bias1: tf.variable(tf.zeros([hidden])),
    kernel2: kernel(2, hidden, hidden),
    bias2: tf.variable(tf.zeros([hidden])),
    kernel3: kernel(3, hidden, to),
    bias3: tf.variable(tf.zeros([to])),
  };
  const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    const first = tf.leakyRelu(dense(x, w.kernel1, w.bias1), 0.2);
    const second = tf.leakyRelu(dense(first, w.kernel2, w.bias2), 0.2);
    return dense(second, w.kernel3, w.bias3);
  };
  return { variables: w, apply };
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const generator = network(o.latentSize, o.hiddenSize, o.dataSize, 2 * o.seed);
  const discriminator = network(o.dataSize, o.hiddenSize, 1, 2 * o.seed + 1);
  const copies = Object.entries(generator.variables).map(([name, variable]) => [
    name,
    tf.variable(variable as tf.Variable, false),
  ]);
  return { generator, discriminator, average: Object.fromEntries(copies) as Variables };
}

export function trainStep(
  { generator, discriminator, average }: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  { gamma, decay }: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const criticise = (): tf.Scalar => {
    const real = discriminator.apply(batch.real);
    const fake = discriminator.apply(generator.apply(batch.zDiscriminator));
    const { kernel1, kernel2, kernel3 } = discriminator.variables as Record<
      'kernel1' | 'kernel2' | 'kernel3',
      tf.Tensor
    >;
    const { bias1, bias2 } = discriminator.variables;
    const slopes = (v: tf.Tensor): tf.Tensor2D =>
      tf.where(tf.greater(v, 0), tf.onesLike(v), tf.fill(v.shape, 0.2)) as tf.Tensor2D;
    const before1 = dense(batch.real, kernel1, bias1);
    const before2 = dense(tf.leakyRelu(before1, 0.2), kernel2, bias2);
    // The chain rule by hand: ∇D(x) = ((w₃ᵀ ⊙ M₂) W₂ᵀ ⊙ M₁) W₁ᵀ
    const back2: tf.Tensor2D = tf.mul(slopes(before2), tf.transpose(kernel3 as tf.Tensor2D));
    const back1: tf.Tensor2D = tf.mul(slopes(before1), tf.matMul(back2, kernel2 as tf.Tensor2D, false, true));
    const slope = tf.matMul(back1, kernel1, false, true);
    const penalty: tf.Scalar = tf.mean(tf.pow(tf.norm(slope, 'euclidean', 1), 2));
    return tf.addN([
      tf.mean(tf.softplus(tf.neg(real))),
      tf.mean(tf.softplus(fake)),
      tf.mul(gamma / 2, penalty),
    ]);
  };
  const imitate = (): tf.Scalar =>
    tf.mean(tf.softplus(tf.neg(discriminator.apply(generator.apply(batch.zGenerator)))));

  const discriminatorLoss = optimizers.discriminator.minimize(
    criticise,
    true,
    Object.values(discriminator.variables) as tf.Variable[],
  ) as tf.Scalar;
  const generatorLoss = optimizers.generator.minimize(
    imitate,
    true,
    Object.values(generator.variables) as tf.Variable[],
  ) as tf.Scalar;
  for (const [name, mean] of Object.entries(average) as [keyof Variables, tf.Variable][])
    tf.tidy(() => {
      mean.assign(tf.add(tf.mul(decay, mean), tf.mul(1 - decay, generator.variables[name])));
    });
  return { discriminatorLoss, generatorLoss };
}
