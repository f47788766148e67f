// Wrong: takes the sorted score at the rounded-up rank n (1 − rate), without interpolation between two scores.
import * as tf from '@tensorflow/tfjs';

export interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const { mu, logVar } = vae.encode(x);
  const sigma = tf.exp(tf.div(logVar, 2));
  const logLikelihoods = (tf.unstack(eps) as tf.Tensor2D[]).map((noise) => {
    const logits = vae.decode(tf.add(mu, tf.mul(sigma, noise)));
    const cost = tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), tf.softplus(logits)));
    return tf.neg(tf.sum(cost, 1));
  });
  const expected = tf.mean(tf.stack(logLikelihoods), 0);
  const kl = tf.mul(tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1), logVar), 1), 0.5);
  return tf.sub(kl, expected) as tf.Tensor1D;
}

export function auroc(scores: number[], labels: number[]): number {
  const anomalies = scores.filter((_, i) => labels[i] === 1);
  const normals = scores.filter((_, i) => labels[i] === 0);
  let wins = 0;
  for (const a of anomalies) {
    for (const b of normals) {
      if (a > b) wins += 1;
      else if (a === b) wins += 0.5;
    }
  }
  return wins / (anomalies.length * normals.length);
}

export function threshold(normalScores: number[], rate: number): number {
  const sorted = [...normalScores].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(sorted.length * (1 - rate)));
  return sorted[rank - 1]!;
}
