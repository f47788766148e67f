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
  /** Images [batch, inputSize] to the mean and log-variance of q(z | x), [batch, latentSize] each. */
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Latents [batch, latentSize] to the logits of the pixels, [batch, inputSize]: no sigmoid. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
  /**
   * The mean over the batch of the negative ELBO at beta 1, in nats, a scalar: sums over pixels and latents, one latent
   * z = mu + exp(logVar / 2) eps for each image, eps [batch, latentSize] drawn for you from N(0, 1).
   */
  loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar;
}

/**
 * The variational autoencoder of Kingma and Welling 2014 with one hidden layer on either side: x → hidden (ReLU) →
 * (mu, logVar), and z → hidden (ReLU) → logits of Bernoulli pixels. The models keep nothing but their variables: the
 * grader sets them, trains them with its own loop (Adam, on mini-batches of digits) and judges what they have become.
 *
 * @param o.seed kernels start random, drawn from this seed, at the scale of Glorot's or He's rule (standard deviations
 *   √(2 / (in + out)) or √(2 / in), normal or uniform); biases start at zero
 */
export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  throw new Error('not written yet');
}
