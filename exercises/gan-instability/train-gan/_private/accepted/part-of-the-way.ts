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

/** The mean of −log sigmoid of these logits. */
const surprise = (logits: tf.Tensor2D): tf.Scalar => tf.neg(tf.mean(tf.logSigmoid(logits)));

function network(sizes: readonly [number, number, number, number], seed: number): Network {
  const [from, hidden1, hidden2, to] = sizes;
  let next = 100 * seed;
  const kernel = (rows: number, columns: number): tf.Variable => {
    const bound = Math.sqrt(6 / (rows + columns));
    return tf.variable(tf.randomUniform([rows, columns], -bound, bound, 'float32', next++));
  };
  const w = {
    kernel1: kernel(from, hidden1),
    bias1: tf.variable(tf.zeros([hidden1])),
    kernel2: kernel(hidden1, hidden2),
    bias2: tf.variable(tf.zeros([hidden2])),
    kernel3: kernel(hidden2, to),
    bias3: tf.variable(tf.zeros([to])),
  };
  // max(v, 0.2 v) = 0.6 v + 0.4 |v|
  const leaky = (v: tf.Tensor2D): tf.Tensor2D => tf.add(tf.mul(0.6, v), tf.mul(0.4, tf.abs(v)));
  const apply = (x: tf.Tensor2D): tf.Tensor2D => {
    const first = leaky(dense(x, w.kernel1, w.bias1));
    return dense(leaky(dense(first, w.kernel2, w.bias2)), w.kernel3, w.bias3);
  };
  return { variables: w, apply };
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const generator = network([o.latentSize, o.hiddenSize, o.hiddenSize, o.dataSize], 2 * o.seed);
  const discriminator = network([o.dataSize, o.hiddenSize, o.hiddenSize, 1], 2 * o.seed + 1);
  const copy = (variable: tf.Variable): tf.Variable => tf.variable(variable, false);
  const { kernel1, bias1, kernel2, bias2, kernel3, bias3 } = generator.variables;
  const average = {
    kernel1: copy(kernel1),
    bias1: copy(bias1),
    kernel2: copy(kernel2),
    bias2: copy(bias2),
    kernel3: copy(kernel3),
    bias3: copy(bias3),
  };
  return { generator, discriminator, average };
}

export function trainStep(
  { generator, discriminator, average }: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  { gamma, decay }: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const listed = ({ variables }: Network): tf.Variable[] => Object.values(variables) as tf.Variable[];
  const fakes = generator.apply(batch.zDiscriminator);
  const ofDiscriminator = tf.variableGrads(() => {
    const slope = tf.grad((x) => discriminator.apply(x as tf.Tensor2D))(batch.real);
    const penalty = tf.div(tf.sum(tf.square(slope)), batch.real.shape[0]);
    const real = surprise(discriminator.apply(batch.real));
    const fake = surprise(tf.neg(discriminator.apply(fakes)));
    return tf.add(tf.add(real, fake), tf.mul(0.5, tf.mul(gamma, penalty))).asScalar();
  }, listed(discriminator));
  optimizers.discriminator.applyGradients(ofDiscriminator.grads);
  const ofGenerator = tf.variableGrads(
    () => surprise(discriminator.apply(generator.apply(batch.zGenerator))),
    listed(generator),
  );
  optimizers.generator.applyGradients(ofGenerator.grads);
  const means = Object.values(average) as tf.Variable[];
  // A part of the way from the average to the generator.
  for (const [i, current] of listed(generator).entries()) {
    const mean = means[i] as tf.Variable;
    mean.assign(tf.add(mean, tf.mul(1 - decay, tf.sub(current, mean))));
  }
  return { discriminatorLoss: ofDiscriminator.value, generatorLoss: ofGenerator.value };
}
