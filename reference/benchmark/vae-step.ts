/**
 * A training step of a VAE: 784-400-20, batch 128, Adam, Bernoulli likelihood on logits plus KL (Kingma and Welling
 * 2014, appendix B and C).
 */
import type * as tfjs from '@tensorflow/tfjs-core';

import { uniformGenerator } from '#reference/tensor/seed.ts';

/** tfjs-core, or the course's entry to it. */
export type Tf = Omit<typeof tfjs, 'default'>;

const published = { batch: 128, pixels: 784, hidden: 400, latent: 20 };

/** A closure that takes one step: fixed batch and noise, trainable weights. */
export function vaeStep(tf: Tf, size = published): () => tfjs.Scalar {
  const next = uniformGenerator('vae-step');
  const draw = (shape: [number, number], scale: number): tfjs.Tensor2D => {
    const count = shape[0] * shape[1];
    return tf.tensor(
      Float32Array.from({ length: count }, () => scale * (2 * next() - 1)),
      shape,
    );
  };
  const layer = (from: number, to: number): { kernel: tfjs.Variable; bias: tfjs.Variable } => ({
    kernel: tf.variable(draw([from, to], Math.sqrt(6 / (from + to)))), // Glorot and Bengio 2010
    bias: tf.variable(tf.zeros([to])),
  });
  const dense = (x: tfjs.Tensor, { kernel, bias }: ReturnType<typeof layer>): tfjs.Tensor =>
    tf.add(tf.matMul(x, kernel), bias);

  const { batch, pixels, hidden, latent } = size;
  const [encoder, toMu, toLogVar] = [layer(pixels, hidden), layer(hidden, latent), layer(hidden, latent)];
  const [decoder, toLogits] = [layer(latent, hidden), layer(hidden, pixels)];
  const x = tf.abs(draw([batch, pixels], 1)); // [batch, pixels], in 0..1
  const eps = draw([batch, latent], Math.sqrt(3)); // [batch, latent], unit variance

  const loss = (): tfjs.Scalar => {
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
  return () => optimizer.minimize(loss, true) as tfjs.Scalar;
}
