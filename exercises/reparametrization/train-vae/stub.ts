import * as tf from '@tensorflow/tfjs';

/** Kernels are [in, out], biases [out]. */
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

/**
 * The variational autoencoder of Kingma and Welling 2014 with one hidden layer in the encoder and one in the decoder:
 * x → hidden (ReLU) → (mu, logVar), and z → hidden (ReLU) → logits of Bernoulli pixels. A model has no state except its
 * variables. The grader sets them, trains them with its own loop (Adam, on mini-batches of digits) and evaluates the result.
 *
 * @param o.seed a positive whole number; kernels are drawn at random from it, with Glorot's or He's scale (standard
 *   deviation √(2 / (in + out)) or √(2 / in), normal or uniform); biases start at zero
 */
export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  throw new Error('not written yet');
}
