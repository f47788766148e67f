import { defineEquivalentMutants } from '#grader/core/index.ts';

const reason =
  'The stub leaves open how the seeds of the kernels follow from the seed of the model. These six also differ from each other, for every positive whole seed.';

export default defineEquivalentMutants([
  {
    code: 'tf.variable(tf.initializers.heNormal({ seed: (10 * seed - i) }).apply([rows, columns]));',
    reason,
  },
  {
    code: 'tf.variable(tf.initializers.heNormal({ seed: (10 / seed) + i }).apply([rows, columns]));',
    reason,
  },
  { code: 'tf.variable(tf.initializers.heNormal({ seed: 11 * seed + i }).apply([rows, columns]));', reason },
  {
    code: 'tf.variable(tf.initializers.heNormal({ seed: (-10) * seed + i }).apply([rows, columns]));',
    reason,
  },
  { code: 'kernel1: kernel((-1), from, hidden),', reason },
  { code: 'kernel2: kernel((-2), hidden, hidden),', reason },
  { code: 'kernel3: kernel(4, hidden, to),', reason },
  { code: 'kernel3: kernel((-3), hidden, to),', reason },
  {
    code: 'const first = tf.leakyRelu(dense(x, w.kernel1, w.bias1));',
    reason: 'The default slope of tf.leakyRelu is 0.2.',
  },
  {
    code: 'const second = tf.leakyRelu(dense(first, w.kernel2, w.bias2));',
    reason: 'The default slope of tf.leakyRelu is 0.2.',
  },
  { code: 'const generator = network(o.latentSize, o.hiddenSize, o.dataSize, (2 / o.seed));', reason },
  { code: 'const generator = network(o.latentSize, o.hiddenSize, o.dataSize, (o.seed));', reason },
  { code: 'const generator = network(o.latentSize, o.hiddenSize, o.dataSize, (-2) * o.seed);', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, (2 * o.seed - 1));', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, (2 / o.seed) + 1);', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, 3 * o.seed + 1);', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, (-2) * o.seed + 1);', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, 2 * o.seed + 2);', reason },
  { code: 'const discriminator = network(o.dataSize, o.hiddenSize, 1, 2 * o.seed + (-1));', reason },
  {
    code: 'tf.variable(variable as tf.Variable),',
    reason:
      'The optimizers are given lists of variables, as the stub allows, so none of them changes a trainable average.',
  },
  {
    code: 'tf.variable(variable as tf.Variable, true),',
    reason:
      'The optimizers are given lists of variables, as the stub allows, so none of them changes a trainable average.',
  },
  {
    code: 'const slope = tf.grad((x) => (discriminator.apply(x as tf.Tensor2D)))(batch.real); // [batch, dataSize]',
    reason: 'tf.grad starts from ones of the shape of the result, which is the gradient of the sum.',
  },
  {
    code: 'const penalty = tf.mean(tf.sum(tf.square(slope), (-1)));',
    reason: 'The last axis of the matrix of slopes is axis 1.',
  },
]);
