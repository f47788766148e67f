// Right: all samples are decoded in one batch, the area is found from shared ranks, and the threshold by selection without a sort.
import * as tf from '@tensorflow/tfjs';

export interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const [samples, batch, latent] = eps.shape;
  const pixels = x.shape[1];
  const { mu, logVar } = vae.encode(x);
  const z = tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), eps)); // [samples, batch, latent] by broadcasting
  const flat = vae.decode(tf.reshape(z, [samples * batch, latent]));
  const logits = tf.reshape(flat, [samples, batch, pixels]);
  // −log p = x softplus(−l) + (1 − x) softplus(l)
  const surprise = tf.add(tf.mul(x, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, x), tf.softplus(logits)));
  const reconstruction = tf.div(tf.sum(surprise, [0, 2]), samples);
  // exp(v) − 1 − v, without cancellation in the first two
  const kl = tf.sum(tf.mul(0.5, tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar))), 1);
  return tf.add(reconstruction, kl) as tf.Tensor1D;
}

export function auroc(scores: number[], labels: number[]): number {
  const order = scores.map((_, i) => i).sort((i, j) => scores[i]! - scores[j]!);
  let rankSum = 0;
  let anomalies = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    const shared = (start + 1 + end) / 2; // the mean of the ranks start + 1 … end
    for (let p = start; p < end; p++) {
      if (labels[order[p]!] === 1) {
        rankSum += shared;
        anomalies++;
      }
    }
    start = end;
  }
  const normals = scores.length - anomalies;
  return (rankSum - (anomalies * (anomalies + 1)) / 2) / (anomalies * normals);
}

/** The value with `rank` smaller values before it: the one that has at most `rank` below and more than `rank` at or below. */
function select(values: number[], rank: number): number {
  let pool = values;
  for (;;) {
    const pivot = pool[pool.length >> 1]!;
    const below = pool.filter((value) => value < pivot);
    const same = pool.filter((value) => value === pivot).length;
    if (rank < below.length) {
      pool = below;
    } else if (rank < below.length + same) {
      return pivot;
    } else {
      rank -= below.length + same;
      pool = pool.filter((value) => value > pivot);
    }
  }
}

export function threshold(normalScores: number[], rate: number): number {
  const position = (normalScores.length - 1) * (1 - rate);
  const low = Math.floor(position);
  const part = position - low;
  const lower = select(normalScores, low);
  return part === 0 ? lower : (1 - part) * lower + part * select(normalScores, low + 1);
}
