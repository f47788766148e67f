// Right, unusual: the slope of the discriminator is written out by hand, the transposed kernels and the slopes of the leaky ReLUs
// from the output back to the input, so that R1 needs no gradient inside a gradient; the leaky ReLU is 0.6 t + 0.4 |t|, kernels
// come from a generator of random numbers of its own, and the average moves by (1 − decay) of its distance.
import * as tf from '@tensorflow/tfjs';

/** Of a network with two hidden layers. Kernels are [in, out], biases [out]. */
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

const NAMES = ['kernel1', 'bias1', 'kernel2', 'bias2', 'kernel3', 'bias3'] as const;

/** mulberry32 */
function random(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const leaky = (t: tf.Tensor): tf.Tensor2D => tf.addN([t.mul(0.6), t.abs().mul(0.4)]) as tf.Tensor2D;
const linear = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor) =>
  tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D).add(bias);

function network(sizes: readonly [number, number, number, number], next: () => number): Network {
  const kernel = (n: number, m: number) => {
    const limit = Math.sqrt(6 / (n + m)); // Glorot, uniform
    const values = Float32Array.from({ length: n * m }, () => limit * (2 * next() - 1));
    return tf.tidy(() => tf.variable(tf.tensor2d(values, [n, m])));
  };
  const bias = (m: number) => tf.tidy(() => tf.variable(tf.zeros([m])));
  const [a, b, c, d] = sizes;
  const variables: Variables = {
    kernel1: kernel(a, b),
    bias1: bias(b),
    kernel2: kernel(b, c),
    bias2: bias(c),
    kernel3: kernel(c, d),
    bias3: bias(d),
  };
  const layers = [1, 2, 3] as const;
  return {
    variables,
    apply: (x) =>
      layers.reduce<tf.Tensor2D>(
        (h, i) =>
          linear(i === 1 ? h : leaky(h), variables[`kernel${i}`], variables[`bias${i}`]) as tf.Tensor2D,
        x,
      ),
  };
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const next = random(o.seed);
  const generator = network([o.latentSize, o.hiddenSize, o.hiddenSize, o.dataSize], next);
  const discriminator = network([o.dataSize, o.hiddenSize, o.hiddenSize, 1], next);
  const copies = NAMES.map(
    (name) => [name, tf.tidy(() => tf.variable(generator.variables[name].clone(), false))] as const,
  );
  return { generator, discriminator, average: Object.fromEntries(copies) as unknown as Variables };
}

/** Logits and the squared length of their slope, [batch, 1] and [batch], both connected to the variables. */
function scoreAndSlope(v: Variables, x: tf.Tensor2D): { logits: tf.Tensor; squaredSlope: tf.Tensor } {
  const first = linear(x, v.kernel1, v.bias1);
  const second = linear(leaky(first), v.kernel2, v.bias2);
  const logits = linear(leaky(second), v.kernel3, v.bias3);
  const slopeOf = (t: tf.Tensor) => tf.step(t).mul(0.8).add(0.2); // piecewise constant
  const atSecond = slopeOf(second).mul(v.kernel3.reshape([1, -1]));
  const atFirst = slopeOf(first).mul(
    tf.matMul(atSecond as tf.Tensor2D, v.kernel2 as tf.Tensor2D, false, true),
  );
  const atInput = tf.matMul(atFirst as tf.Tensor2D, v.kernel1 as tf.Tensor2D, false, true);
  return { logits, squaredSlope: atInput.square().sum(1) };
}

export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  return tf.tidy(() => {
    const { generator, discriminator, average } = gan;
    const fakes = generator.apply(batch.zDiscriminator);
    const forDiscriminator = tf.variableGrads(
      () => {
        const { logits, squaredSlope } = scoreAndSlope(discriminator.variables, batch.real);
        const onFakes = discriminator.apply(fakes);
        return tf.addN([
          tf.softplus(logits.neg()).mean(),
          tf.softplus(onFakes).mean(),
          squaredSlope.mean().mul(o.gamma / 2),
        ]) as tf.Scalar;
      },
      NAMES.map((name) => discriminator.variables[name]),
    );
    optimizers.discriminator.applyGradients(forDiscriminator.grads);

    const forGenerator = tf.variableGrads(
      () =>
        tf
          .softplus(discriminator.apply(generator.apply(batch.zGenerator)).neg())
          .mean()
          .asScalar(),
      NAMES.map((name) => generator.variables[name]),
    );
    optimizers.generator.applyGradients(forGenerator.grads);

    for (const name of NAMES) {
      const distance = generator.variables[name].sub(average[name]);
      average[name].assign(average[name].add(distance.mul(1 - o.decay)));
    }
    return { discriminatorLoss: forDiscriminator.value, generatorLoss: forGenerator.value };
  });
}
