import * as tf from '@tensorflow/tfjs';

interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const { mu, logVar } = vae.encode(x); // [batch, latent]
  const sigma = tf.exp(tf.div(logVar, 2));
  const crossEntropies = tf.unstack(eps).map((sample) => {
    const logits = vae.decode(tf.add(mu, tf.mul(sigma, sample)));
    return tf.sum(tf.sub(tf.softplus(logits), tf.mul(x, logits)), 1); // [batch]
  });
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1)); // [batch]
  return tf.add(tf.mean(tf.stack(crossEntropies), 0), kl);
}

export function auroc(scores: number[], labels: number[]): number {
  const [normal = [], anomalous = []] = [0, 1].map((label) => scores.filter((_, i) => labels[i] === label));
  let won = 0;
  for (const a of anomalous) for (const n of normal) won += a > n ? 1 : a === n ? 0.5 : 0;
  return won / (anomalous.length * normal.length);
}

export function threshold(normalScores: number[], rate: number): number {
  const sorted = normalScores.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * (1 - rate);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}
