// Right, unusual: mu and logVar come from one matrix product with the kernels side by side, then a split; the biases
// are a further row of the kernels, for inputs with a 1 appended; the log-likelihood of a pixel is a two-class log-softmax over (logit, 0); the KL has expm1 in it.
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
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
  loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar;
}

export function createVae(o: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}): Vae {
  // A seed of 0 means "no seed" to tfjs, so the kernels get positive seeds of their own.
  const base = (Math.imul(o.seed | 0, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  let count = 0;
  const kernel = (rows: number, columns: number) => {
    const init = tf.initializers.glorotUniform({ seed: 1 + base + 7919 * count++ });
    return tf.tidy(() => tf.variable(init.apply([rows, columns])));
  };
  const zero = (n: number) => tf.tidy(() => tf.variable(tf.zeros([n])));
  const v: VaeVariables = {
    encoderKernel: kernel(o.inputSize, o.hiddenSize),
    encoderBias: zero(o.hiddenSize),
    muKernel: kernel(o.hiddenSize, o.latentSize),
    muBias: zero(o.latentSize),
    logVarKernel: kernel(o.hiddenSize, o.latentSize),
    logVarBias: zero(o.latentSize),
    decoderKernel: kernel(o.latentSize, o.hiddenSize),
    decoderBias: zero(o.hiddenSize),
    logitsKernel: kernel(o.hiddenSize, o.inputSize),
    logitsBias: zero(o.inputSize),
  };
  const linear = (x: tf.Tensor, k: tf.Tensor, b: tf.Tensor) =>
    tf.matMul(
      tf.concat([x, tf.ones([x.shape[0]!, 1])], 1) as tf.Tensor2D,
      tf.concat([k, b.expandDims(0)], 0) as tf.Tensor2D,
    ) as tf.Tensor2D;

  const encode = (x: tf.Tensor2D) => {
    const h = tf.relu(linear(x, v.encoderKernel, v.encoderBias));
    const both = linear(
      h,
      tf.concat([v.muKernel, v.logVarKernel], 1),
      tf.concat([v.muBias, v.logVarBias], 0),
    );
    const [mu, logVar] = tf.split(both, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    return { mu, logVar };
  };
  const decode = (z: tf.Tensor2D) =>
    linear(tf.relu(linear(z, v.decoderKernel, v.decoderBias)), v.logitsKernel, v.logitsBias);

  return {
    variables: v,
    encode,
    decode,
    loss(x, eps) {
      return tf.tidy(() => {
        const batch = x.shape[0];
        const { mu, logVar } = encode(x);
        const z = tf.addN([mu, eps.mul(tf.sqrt(tf.exp(logVar)))]) as tf.Tensor2D;
        const logits = decode(z);
        const log = tf.logSoftmax(tf.stack([logits, tf.zerosLike(logits)], -1), -1); // [batch, pixels, 2]
        const target = tf.stack([x, tf.scalar(1).sub(x)], -1);
        const crossEntropy = tf.mul(log, target).sum().neg();
        const kl = tf.addN([mu.square(), logVar.expm1(), logVar.neg()]).sum().mul(0.5);
        return crossEntropy.add(kl).div(batch) as tf.Scalar;
      });
    },
  };
}
