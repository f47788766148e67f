// Right: each layer is one matrix product, with a column of ones at the input and the bias as the kernel's last row.
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

/** Uniform numbers from 0 to 1 (mulberry32), one stream for all kernels. */
function uniform(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function layer(input: tf.Tensor2D, kernel: tf.Variable, bias: tf.Variable): tf.Tensor2D {
  const matrix = tf.concat([kernel as tf.Tensor, tf.expandDims(bias, 0)], 0) as tf.Tensor2D;
  const ones = tf.ones([input.shape[0], 1]);
  return tf.matMul(tf.concat([input, ones], 1) as tf.Tensor2D, matrix);
}

export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  const random = uniform(o.seed);
  const kernel = (from: number, to: number): tf.Variable => {
    const limit = Math.sqrt(6 / (from + to));
    const values = Float32Array.from({ length: from * to }, () => limit * (2 * random() - 1));
    return tf.variable(tf.tensor2d(values, [from, to]));
  };
  const bias = (size: number): tf.Variable => tf.variable(tf.zeros([size]));

  const variables: VaeVariables = {
    encoderKernel: kernel(o.inputSize, o.hiddenSize),
    encoderBias: bias(o.hiddenSize),
    muKernel: kernel(o.hiddenSize, o.latentSize),
    muBias: bias(o.latentSize),
    logVarKernel: kernel(o.hiddenSize, o.latentSize),
    logVarBias: bias(o.latentSize),
    decoderKernel: kernel(o.latentSize, o.hiddenSize),
    decoderBias: bias(o.hiddenSize),
    logitsKernel: kernel(o.hiddenSize, o.inputSize),
    logitsBias: bias(o.inputSize),
  };

  const encode: Vae['encode'] = (x) => {
    const hidden = tf.relu(layer(x, variables.encoderKernel, variables.encoderBias));
    return {
      mu: layer(hidden, variables.muKernel, variables.muBias),
      logVar: layer(hidden, variables.logVarKernel, variables.logVarBias),
    };
  };
  const decode: Vae['decode'] = (z) =>
    layer(
      tf.relu(layer(z, variables.decoderKernel, variables.decoderBias)),
      variables.logitsKernel,
      variables.logitsBias,
    );
  const loss: Vae['loss'] = (x, eps) => {
    const { mu, logVar } = encode(x);
    const logits = decode(tf.add(mu, tf.mul(eps, tf.exp(tf.mul(0.5, logVar)))) as tf.Tensor2D);
    const logLikelihood = tf.add(
      tf.mul(x, tf.neg(tf.softplus(tf.neg(logits)))),
      tf.mul(tf.sub(1, x), tf.neg(tf.softplus(logits))),
    );
    const twiceKl = tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar));
    const nats = tf.sub(tf.mul(0.5, tf.sum(twiceKl)), tf.sum(logLikelihood));
    return tf.div(nats, x.shape[0]) as tf.Scalar;
  };
  return { variables, encode, decode, loss };
}
