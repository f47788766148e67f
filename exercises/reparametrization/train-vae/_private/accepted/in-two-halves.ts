import * as tf from '@tensorflow/tfjs';

type Layer = readonly [kernel: tf.Variable, bias: tf.Variable];

/** The batch in two parts, each with a separate loss. */
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
  const glorot = (i: number): ReturnType<typeof tf.initializers.glorotUniform> =>
    tf.initializers.glorotUniform({ seed: seed * 10 + i });
  const layer = (i: number, from: number, to: number): Layer => [
    tf.variable(glorot(i).apply([from, to])),
    tf.variable(tf.zeros([to])),
  ];
  const encoder = layer(0, inputSize, hiddenSize);
  const mean = layer(1, hiddenSize, latentSize);
  const logVariance = layer(2, hiddenSize, latentSize);
  const decoder = layer(3, latentSize, hiddenSize);
  const output = layer(4, hiddenSize, inputSize);
  const through = (x: tf.Tensor, [kernel, bias]: Layer): tf.Tensor2D =>
    tf.dot(x as tf.Tensor2D, kernel as tf.Tensor as tf.Tensor2D).add(bias);

  const encode = (x: tf.Tensor2D) => {
    const hidden = through(x, encoder).relu();
    return { mu: through(hidden, mean), logVar: through(hidden, logVariance) };
  };
  const decode = (z: tf.Tensor2D): tf.Tensor2D => through(through(z, decoder).relu(), output);

  return {
    encode,
    decode,
    variables: {
      encoderKernel: encoder[0],
      encoderBias: encoder[1],
      muKernel: mean[0],
      muBias: mean[1],
      logVarKernel: logVariance[0],
      logVarBias: logVariance[1],
      decoderKernel: decoder[0],
      decoderBias: decoder[1],
      logitsKernel: output[0],
      logitsBias: output[1],
    },
    loss(x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar {
      const batch = x.shape[0];
      const parts = [Math.floor(batch / 2), Math.ceil(batch / 2)];
      const noises = tf.split(eps, parts);
      const losses = tf.split(x, parts).map((images, i) => {
        const { mu, logVar } = encode(images as tf.Tensor2D);
        const z = mu.add(
          logVar
            .div(2)
            .exp()
            .mul(noises[i] as tf.Tensor),
        );
        const logits = decode(z as tf.Tensor2D);
        const reconstruction = tf
          .sum(tf.relu(logits))
          .sub(tf.sum(tf.mul(logits, images)))
          .add(tf.sum(tf.log1p(tf.exp(tf.neg(tf.abs(logits))))));
        const kl = tf.sum(mu.square()).add(tf.sum(logVar.exp())).sub(tf.sum(logVar)).sub(mu.size);
        return reconstruction.add(kl.mul(0.5));
      });
      return tf.addN(losses).div(batch).asScalar();
    },
  };
}
