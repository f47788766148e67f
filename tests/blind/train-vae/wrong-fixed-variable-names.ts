// Wrong: the kernels are registered under fixed names, so a second model cannot be created beside the first.
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

export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  let drawn = 0;
  const kernel = (name: string, from: number, to: number): tf.Variable => {
    drawn += 1;
    const deviation = Math.sqrt(2 / (from + to));
    return tf.variable(
      tf.randomNormal([from, to], 0, deviation, 'float32', 1000 * o.seed + drawn),
      true,
      name,
    );
  };
  const bias = (size: number): tf.Variable => tf.variable(tf.zeros([size]));

  const variables: VaeVariables = {
    encoderKernel: kernel('encoderKernel', o.inputSize, o.hiddenSize),
    encoderBias: bias(o.hiddenSize),
    muKernel: kernel('muKernel', o.hiddenSize, o.latentSize),
    muBias: bias(o.latentSize),
    logVarKernel: kernel('logVarKernel', o.hiddenSize, o.latentSize),
    logVarBias: bias(o.latentSize),
    decoderKernel: kernel('decoderKernel', o.latentSize, o.hiddenSize),
    decoderBias: bias(o.hiddenSize),
    logitsKernel: kernel('logitsKernel', o.hiddenSize, o.inputSize),
    logitsBias: bias(o.inputSize),
  };
  const v = variables;

  const dense = (x: tf.Tensor2D, w: tf.Variable, b: tf.Variable): tf.Tensor2D =>
    tf.add(tf.matMul(x, w as tf.Tensor2D), b) as tf.Tensor2D;

  const encode = (x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D } => {
    const hidden = tf.relu(dense(x, v.encoderKernel, v.encoderBias));
    return { mu: dense(hidden, v.muKernel, v.muBias), logVar: dense(hidden, v.logVarKernel, v.logVarBias) };
  };

  const decode = (z: tf.Tensor2D): tf.Tensor2D => {
    const hidden = tf.relu(dense(z, v.decoderKernel, v.decoderBias));
    return dense(hidden, v.logitsKernel, v.logitsBias);
  };

  const loss = (x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar => {
    const { mu, logVar } = encode(x);
    const z = tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), eps)) as tf.Tensor2D;
    const logits = decode(z);
    const pixels = tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), tf.softplus(logits)));
    const latents = tf.mul(0.5, tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar), 1));
    return tf.mean(tf.add(tf.sum(pixels, 1), tf.sum(latents, 1))) as tf.Scalar;
  };

  return { variables, encode, decode, loss };
}
