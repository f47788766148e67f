// Right: a class whose two heads of the encoder are one product with the joined kernels, which is then split.
import * as tf from '@tensorflow/tfjs';

export interface VaeVariables {
  readonly encoderKernel: tf.Variable; // [inputSize, hiddenSize]
  readonly encoderBias: tf.Variable;
  readonly muKernel: tf.Variable; // [hiddenSize, latentSize]
  readonly muBias: tf.Variable;
  readonly logVarKernel: tf.Variable; // [hiddenSize, latentSize]
  readonly logVarBias: tf.Variable;
  readonly decoderKernel: tf.Variable; // [latentSize, hiddenSize]
  readonly decoderBias: tf.Variable;
  readonly logitsKernel: tf.Variable; // [hiddenSize, inputSize]
  readonly logitsBias: tf.Variable;
}

export interface Vae {
  readonly variables: VaeVariables;
  /** Maps images [batch, inputSize] to the mean and log-variance of q(z | x), [batch, latentSize] each. */
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Maps latents [batch, latentSize] to the logits of the pixels, [batch, inputSize], without a sigmoid. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
  /**
   * The mean over the batch of the negative ELBO with beta 1, in nats, as a scalar. It sums over pixels and latents and uses
   * one latent z = mu + exp(logVar / 2) eps per image. eps [batch, latentSize] is already drawn from N(0, 1).
   */
  loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar;
}

function softplus(t: tf.Tensor): tf.Tensor {
  return tf.softplus(t);
}

class BernoulliVae implements Vae {
  readonly variables: VaeVariables;
  readonly latentSize: number;

  constructor(variables: VaeVariables, latentSize: number) {
    this.variables = variables;
    this.latentSize = latentSize;
  }

  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D } {
    const v = this.variables;
    const hidden = tf.relu(
      tf.add(tf.matMul(x, v.encoderKernel as tf.Tensor2D), v.encoderBias),
    ) as tf.Tensor2D;
    const kernels = tf.concat([v.muKernel as tf.Tensor, v.logVarKernel as tf.Tensor], 1) as tf.Tensor2D;
    const biases = tf.concat([v.muBias as tf.Tensor, v.logVarBias as tf.Tensor], 0);
    const heads = tf.add(tf.matMul(hidden, kernels), biases) as tf.Tensor2D;
    const [mu, logVar] = tf.split(heads, [this.latentSize, this.latentSize], 1);
    return { mu: mu as tf.Tensor2D, logVar: logVar as tf.Tensor2D };
  }

  decode(z: tf.Tensor2D): tf.Tensor2D {
    const v = this.variables;
    const hidden = tf.relu(
      tf.add(tf.matMul(z, v.decoderKernel as tf.Tensor2D), v.decoderBias),
    ) as tf.Tensor2D;
    return tf.add(tf.matMul(hidden, v.logitsKernel as tf.Tensor2D), v.logitsBias) as tf.Tensor2D;
  }

  loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar {
    const { mu, logVar } = this.encode(x);
    const logits = this.decode(tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)) as tf.Tensor2D);
    const pixels = tf.add(tf.mul(x, softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), softplus(logits)));
    const latents = tf.div(tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar)), 2);
    const costs = tf.concat([pixels, latents], 1);
    return tf.mean(tf.sum(costs, 1)) as tf.Scalar;
  }
}

export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  const { inputSize, hiddenSize, latentSize } = o;
  const shapes = {
    encoder: [inputSize, hiddenSize],
    mu: [hiddenSize, latentSize],
    logVar: [hiddenSize, latentSize],
    decoder: [latentSize, hiddenSize],
    logits: [hiddenSize, inputSize],
  } as const;
  const variables: Record<string, tf.Variable> = {};
  Object.entries(shapes).forEach(([name, [from, to]], i) => {
    const deviation = Math.sqrt(2 / (from + to));
    const kernel = tf.randomNormal([from, to], 0, deviation, 'float32', 97 * o.seed + 31 * i + 1);
    variables[`${name}Kernel`] = tf.variable(kernel);
    variables[`${name}Bias`] = tf.variable(tf.zeros([to]));
  });
  const vae = new BernoulliVae(variables as unknown as VaeVariables, latentSize);
  return {
    variables: vae.variables,
    encode: (x) => vae.encode(x),
    decode: (z) => vae.decode(z),
    loss: (x, eps) => vae.loss(x, eps),
  };
}
