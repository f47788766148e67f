/**
 * A VAE to time and to compare engines on: 784-400-20, batch 128, Adam, Bernoulli likelihood on logits plus KL
 * (Kingma and Welling 2014, appendix B and C). The same as in tests/bench/vae-step.ts, weights and noise included.
 */
import { uniformGenerator } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

interface Layer {
  kernel: tf.Variable;
  bias: tf.Variable;
}

/** One training step, which returns the loss before it, in nats. */
export function vae(size = { batch: 128, pixels: 784, hidden: 400, latent: 20 }): () => tf.Scalar {
  const { batch, pixels, hidden, latent } = size;
  const next = uniformGenerator('vae-step');
  const draw = (rows: number, columns: number, scale: number): tf.Tensor2D =>
    tf.tensor2d(
      Float32Array.from({ length: rows * columns }, () => scale * (2 * next() - 1)),
      [rows, columns],
    );
  const layer = (from: number, to: number): Layer => ({
    kernel: tf.variable(draw(from, to, Math.sqrt(6 / (from + to)))), // Glorot and Bengio 2010
    bias: tf.variable(tf.zeros([to])),
  });
  const dense = (x: tf.Tensor, { kernel, bias }: Layer): tf.Tensor => tf.add(tf.matMul(x, kernel), bias);

  const [encoder, toMu, toLogVar] = [layer(pixels, hidden), layer(hidden, latent), layer(hidden, latent)];
  const [decoder, toLogits] = [layer(latent, hidden), layer(hidden, pixels)];
  const x = tf.abs(draw(batch, pixels, 1)); // [batch, pixels], in 0..1
  const eps = draw(batch, latent, Math.sqrt(3)); // [batch, latent], unit variance

  const loss = (): tf.Scalar => {
    const features = tf.relu(dense(x, encoder));
    const mu = dense(features, toMu);
    const logVar = dense(features, toLogVar);
    const z = tf.add(mu, tf.mul(eps, tf.exp(tf.mul(logVar, 0.5))));
    const logits = dense(tf.relu(dense(z, decoder)), toLogits);
    const logEvidence = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
    const crossEntropy = tf.sum(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, x)), logEvidence));
    const kl = tf.mul(tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1), logVar)), 0.5);
    return tf.div(tf.add(crossEntropy, kl), batch);
  };
  const optimizer = tf.train.adam(1e-3);
  return () => optimizer.minimize(loss, true) as tf.Scalar;
}
