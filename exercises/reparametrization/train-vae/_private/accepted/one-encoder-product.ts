import * as tf from '@tensorflow/tfjs';

/** Both heads of the encoder in one matrix product, and log-likelihoods as two log-sigmoids. */
export function createVae(o: { inputSize: number; hiddenSize: number; latentSize: number; seed: number }) {
  const uniform = (from: number, to: number, salt: number): tf.Variable => {
    const limit = Math.sqrt(6 / (from + to));
    return tf.variable(tf.randomUniform([from, to], -limit, limit, 'float32', 31 * o.seed + salt));
  };
  const zeros = (n: number): tf.Variable => tf.variable(tf.zeros([n]));
  const variables = {
    encoderKernel: uniform(o.inputSize, o.hiddenSize, 1),
    encoderBias: zeros(o.hiddenSize),
    muKernel: uniform(o.hiddenSize, o.latentSize, 2),
    muBias: zeros(o.latentSize),
    logVarKernel: uniform(o.hiddenSize, o.latentSize, 3),
    logVarBias: zeros(o.latentSize),
    decoderKernel: uniform(o.latentSize, o.hiddenSize, 4),
    decoderBias: zeros(o.hiddenSize),
    logitsKernel: uniform(o.hiddenSize, o.inputSize, 5),
    logitsBias: zeros(o.inputSize),
  };
  const v: Record<keyof typeof variables, tf.Tensor> = variables;
  const linear = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor2D =>
    tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D).add(bias);

  const encode = (x: tf.Tensor2D) => {
    const hidden = tf.maximum(linear(x, v.encoderKernel, v.encoderBias), 0);
    const kernel = tf.concat([v.muKernel, v.logVarKernel], 1);
    const both = linear(hidden, kernel, tf.concat([v.muBias, v.logVarBias]));
    const [mu, logVar] = tf.split(both, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
    return { mu, logVar };
  };
  const decode = (z: tf.Tensor2D): tf.Tensor2D =>
    linear(tf.relu(linear(z, v.decoderKernel, v.decoderBias)), v.logitsKernel, v.logitsBias);

  return {
    variables,
    encode,
    decode,
    loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar {
      const { mu, logVar } = encode(x);
      const logits = decode(tf.exp(logVar.mul(0.5)).mul(eps).add(mu));
      const logProb = tf.add(
        tf.mul(x, tf.logSigmoid(logits)),
        tf.mul(tf.sub(1, x), tf.logSigmoid(tf.neg(logits))),
      );
      const kl = tf.mul(-0.5, tf.sub(logVar.add(1), mu.square().add(logVar.exp())));
      return tf.mean(tf.sub(tf.sum(kl, 1), tf.sum(logProb, 1)));
    },
  };
}
