import * as tf from '@tensorflow/tfjs';

export function createVae({
  inputSize,
  hiddenSize,
  latentSize,
  seed,
}: {
  inputSize: number;
  hiddenSize: number;
  latentSize: number;
  seed: number;
}) {
  let next = seed * 1000;
  const kernel = (from: number, to: number): tf.Variable =>
    tf.variable(tf.initializers.glorotNormal({ seed: next++ }).apply([from, to]));
  const bias = (size: number): tf.Variable => tf.variable(tf.zeros([size]));
  const w = {
    encoderKernel: kernel(inputSize, hiddenSize),
    encoderBias: bias(hiddenSize),
    muKernel: kernel(hiddenSize, latentSize),
    muBias: bias(latentSize),
    logVarKernel: kernel(hiddenSize, latentSize),
    logVarBias: bias(latentSize),
    decoderKernel: kernel(latentSize, hiddenSize),
    decoderBias: bias(hiddenSize),
    logitsKernel: kernel(hiddenSize, inputSize),
    logitsBias: bias(inputSize),
  };
  const dense = (x: tf.Tensor2D, weights: tf.Tensor, offset: tf.Tensor): tf.Tensor2D =>
    tf.add(tf.matMul(x, weights as tf.Tensor2D), offset);

  const encode = (x: tf.Tensor2D) => {
    const hidden = tf.relu(dense(x, w.encoderKernel, w.encoderBias));
    return {
      mu: dense(hidden, w.muKernel, w.muBias),
      logVar: dense(hidden, w.logVarKernel, w.logVarBias),
    };
  };

  const decode = (z: tf.Tensor2D): tf.Tensor2D =>
    dense(tf.relu(dense(z, w.decoderKernel, w.decoderBias)), w.logitsKernel, w.logitsBias);

  const loss = (x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar => {
    const { mu, logVar } = encode(x);
    const z: tf.Tensor2D = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));
    const logits = decode(z);
    const reconstruction = tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits)));
    const kl = tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1))));
    return tf.div(tf.add(reconstruction, kl), x.shape[0]).asScalar();
  };

  return { variables: w, encode, decode, loss };
}
