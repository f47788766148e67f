// WRONG: the squared slope is averaged over features as well as examples (mean of all elements), so that gamma counts for
// 1 / dataSize of what it should.
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

type Name = keyof Variables;
const names: Name[] = ['kernel1', 'bias1', 'kernel2', 'bias2', 'kernel3', 'bias3'];
const list = (v: Variables): tf.Variable[] => names.map((n) => v[n]);

// 0.6 t + 0.4 |t|, as tf.leakyRelu has no second derivative
const leaky = (t: tf.Tensor): tf.Tensor2D => t.mul(0.6).add(t.abs().mul(0.4));

function createNetwork(inSize: number, hidden: number, outSize: number, seed: number): Network {
  const kernel = (n: number, m: number, s: number) =>
    tf.variable(tf.randomNormal([n, m], 0, Math.sqrt(2 / (n + m)), 'float32', s));
  const bias = (m: number) => tf.variable(tf.zeros([m]));
  const variables: Variables = {
    kernel1: kernel(inSize, hidden, seed),
    bias1: bias(hidden),
    kernel2: kernel(hidden, hidden, seed + 1),
    bias2: bias(hidden),
    kernel3: kernel(hidden, outSize, seed + 2),
    bias3: bias(outSize),
  };
  function apply(x: tf.Tensor2D): tf.Tensor2D {
    const v = variables;
    const h1 = leaky(x.matMul(v.kernel1 as tf.Tensor2D).add(v.bias1));
    const h2 = leaky(h1.matMul(v.kernel2 as tf.Tensor2D).add(v.bias2));
    return h2.matMul(v.kernel3 as tf.Tensor2D).add<tf.Tensor2D>(v.bias3);
  }
  return { variables, apply };
}

export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  const generator = createNetwork(o.latentSize, o.hiddenSize, o.dataSize, 10 * o.seed + 1);
  const discriminator = createNetwork(o.dataSize, o.hiddenSize, 1, 10 * o.seed + 5);
  const v = generator.variables;
  const copy = (x: tf.Variable) => tf.variable(x.clone(), false);
  const average: Variables = {
    kernel1: copy(v.kernel1),
    bias1: copy(v.bias1),
    kernel2: copy(v.kernel2),
    bias2: copy(v.bias2),
    kernel3: copy(v.kernel3),
    bias3: copy(v.bias3),
  };
  return { generator, discriminator, average };
}

export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  const { generator: g, discriminator: d, average } = gan;
  const move = () => {
    for (const n of names) average[n].assign(average[n].mul(o.decay).add(g.variables[n].mul(1 - o.decay)));
  };
  return tf.tidy(() => {
    const discriminatorLoss = optimizers.discriminator.minimize(
      () => {
        const fake = g.apply(batch.zDiscriminator);
        const loss = tf
          .softplus(d.apply(batch.real).neg())
          .mean()
          .add(tf.softplus(d.apply(fake)).mean());
        const slope = tf.grad((x) => d.apply(x as tf.Tensor2D).sum())(batch.real);
        return loss.add(
          slope
            .square()
            .mean()
            .mul(o.gamma / 2),
        ) as tf.Scalar;
      },
      true,
      list(d.variables),
    )!;
    const generatorLoss = optimizers.generator.minimize(
      () => tf.softplus(d.apply(g.apply(batch.zGenerator)).neg()).mean() as tf.Scalar,
      true,
      list(g.variables),
    )!;
    move();
    return { discriminatorLoss, generatorLoss };
  });
}
