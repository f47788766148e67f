// WRONG: the loss rounds the images to 0 or 1 first, because "a Bernoulli variable is 0 or 1"; the grey levels are thrown away.
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
  let seed = o.seed * 100 + 1;
  const kernel = (n: number, m: number) =>
    tf.variable(tf.randomNormal([n, m], 0, Math.sqrt(2 / (n + m)), 'float32', seed++));
  const bias = (m: number) => tf.variable(tf.zeros([m]));
  const v: VaeVariables = {
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
  function encode(x: tf.Tensor2D) {
    const h = x
      .matMul(v.encoderKernel as tf.Tensor2D)
      .add(v.encoderBias)
      .relu();
    return {
      mu: h.matMul(v.muKernel as tf.Tensor2D).add<tf.Tensor2D>(v.muBias),
      logVar: h.matMul(v.logVarKernel as tf.Tensor2D).add<tf.Tensor2D>(v.logVarBias),
    };
  }
  function decode(z: tf.Tensor2D) {
    const h = z
      .matMul(v.decoderKernel as tf.Tensor2D)
      .add(v.decoderBias)
      .relu();
    return h.matMul(v.logitsKernel as tf.Tensor2D).add<tf.Tensor2D>(v.logitsBias);
  }
  function loss(x: tf.Tensor2D, eps: tf.Tensor2D) {
    const { mu, logVar } = encode(x);
    const z = mu.add<tf.Tensor2D>(logVar.div(2).exp().mul(eps));
    const logits = decode(z);
    const target = x.greaterEqual(0.5).toFloat();
    const bce = tf.softplus(logits).sub(logits.mul(target)).sum(1);
    const kl = mu.square().add(logVar.exp()).sub(1).sub(logVar).sum(1).mul(0.5);
    return bce.add(kl).mean() as tf.Scalar;
  }
  return { variables: v, encode, decode, loss };
}
