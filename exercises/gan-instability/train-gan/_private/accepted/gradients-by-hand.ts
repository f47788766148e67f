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
    tf.variable(tf.initializers.glorotUniform({ seed: 10 * seed + i }).apply([rows, columns]));
  const w = {
    kernel1: kernel(1, from, hidden),
    bias1: tf.variable(tf.zeros([hidden])),
    kernel2: kernel(2, hidden, hidden),
    bias2: tf.variable(tf.zeros([hidden])),
    kernel3: kernel(3, hidden, to),
    bias3: tf.variable(tf.zeros([to])),
  };
  const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    const leaky = (v: tf.Tensor2D): tf.Tensor2D => tf.maximum(v, tf.mul(0.2, v));
    const first = leaky(dense(x, w.kernel1, w.bias1));
    const second = leaky(dense(first, w.kernel2, w.bias2));
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
  const made = tf.tidy(() => generator.apply(batch.zDiscriminator)); // outside the discriminator's tape
  const bce = (logits: tf.Tensor, label: 0 | 1): tf.Scalar =>
    tf.losses.sigmoidCrossEntropy(tf.mul(label, tf.onesLike(logits)), logits);
  const players = {
    discriminator: Object.values(discriminator.variables) as tf.Variable[],
    generator: Object.values(generator.variables) as tf.Variable[],
  };

  const first = tf.variableGrads(() => {
    const slope = tf.grad((x) => discriminator.apply(x as tf.Tensor2D))(batch.real);
    const penalty = tf.div(tf.sum(tf.square(slope)), batch.real.shape[0]);
    const labels = tf.add(bce(discriminator.apply(batch.real), 1), bce(discriminator.apply(made), 0));
    return tf.add<tf.Scalar>(labels, tf.mul(tf.div(gamma, 2), penalty));
  }, players.discriminator);
  optimizers.discriminator.applyGradients(first.grads);

  const second = tf.variableGrads(
    () => bce(discriminator.apply(generator.apply(batch.zGenerator)), 1),
    players.generator,
  );
  optimizers.generator.applyGradients(second.grads);

  for (const [name, mean] of Object.entries(average) as [keyof Variables, tf.Variable][]) {
    const distance = tf.sub(generator.variables[name], mean);
    mean.assign(tf.add(mean, tf.mul(1 - decay, distance)));
  }
  return { discriminatorLoss: first.value, generatorLoss: second.value };
}
