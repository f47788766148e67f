// Right: each image is scored as a batch of its own samples, the area comes from binary searches among the normal scores, and the threshold from a promise.
import * as tf from '@tensorflow/tfjs';

export interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

function scoreOne(vae: Vae, image: tf.Tensor2D, noise: tf.Tensor2D): tf.Tensor {
  const { mu, logVar } = vae.encode(image); // [1, latent]
  const z = tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), noise)); // [samples, latent]
  const logits = vae.decode(z as tf.Tensor2D);
  // (1 − x) softplus(l) + x softplus(−l), with the softplus of −l as the negative log of the sigmoid.
  const costs = tf.sub(tf.mul(tf.sub(1, image), tf.softplus(logits)), tf.mul(image, tf.logSigmoid(logits)));
  const reconstruction = tf.mean(tf.sum(costs, 1));
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.expm1(logVar)), logVar);
  return tf.add(reconstruction, tf.div(tf.sum(perLatent), 2));
}

export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const noises = tf.unstack(eps, 1) as tf.Tensor2D[];
  const images = tf.split(x, x.shape[0], 0) as tf.Tensor2D[];
  return tf.stack(images.map((image, i) => scoreOne(vae, image, noises[i]!))) as tf.Tensor1D;
}

/** How many entries of a sorted array are below a value, or not above it. */
function count(sorted: number[], isLeft: (entry: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLeft(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function auroc(scores: number[], labels: number[]): number {
  const normal = scores.filter((_, i) => labels[i] === 0).sort((a, b) => a - b);
  const anomalous = scores.filter((_, i) => labels[i] === 1);
  let twice = 0;
  for (const score of anomalous) {
    twice += count(normal, (entry) => entry < score) + count(normal, (entry) => entry <= score);
  }
  return twice / 2 / normal.length / anomalous.length;
}

export async function threshold(normalScores: number[], rate: number): Promise<number> {
  const sorted = normalScores.slice().sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const position = (sorted.length - 1) * (1 - rate);
  // Each score has a hat function of width 1 around its index.
  return sorted.reduce((sum, score, i) => sum + score * Math.max(0, 1 - Math.abs(position - i)), 0);
}
