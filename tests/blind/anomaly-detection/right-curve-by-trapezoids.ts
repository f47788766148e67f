// Right: scores sample by sample with a running sum, takes the area under the ROC curve by trapezoids, and interpolates on a sorted typed array.
import * as tf from '@tensorflow/tfjs';

export interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  return tf.tidy(() => {
    const { mu, logVar } = vae.encode(x);
    const variance = tf.exp(logVar);
    const halfKl = tf.add(tf.sub(variance, logVar), tf.sub(tf.square(mu), 1));
    let total = tf.mul(tf.sum(halfKl, 1), 0.5 * eps.shape[0]);
    for (const noise of tf.unstack(eps, 0)) {
      const logits = vae.decode(tf.add(mu, tf.mul(tf.exp(tf.mul(0.5, logVar)), noise)) as tf.Tensor2D);
      // The cost of a pixel that is on, and of one that is off.
      const on = tf.softplus(tf.neg(logits));
      const off = tf.softplus(logits);
      total = tf.add(total, tf.sum(tf.mul(x, on), 1));
      total = tf.add(total, tf.sum(tf.mul(tf.sub(1, x), off), 1));
    }
    return tf.div(total, eps.shape[0]) as tf.Tensor1D;
  });
}

export function auroc(scores: number[], labels: number[]): number {
  // How many anomalies and normal examples there are at each score.
  const counts = new Map<number, [number, number]>();
  scores.forEach((score, i) => {
    const key = score + 0; // −0 and 0 are the same key in a Map
    const entry = counts.get(key) ?? [0, 0];
    entry[labels[i] === 1 ? 1 : 0] += 1;
    counts.set(key, entry);
  });
  // Lower the limit from the highest score on: hits go up, false alarms go to the right.
  let hits = 0;
  let alarms = 0;
  let area = 0;
  for (const [, [normal, anomalous]] of [...counts].sort(([a], [b]) => b - a)) {
    area += normal * (hits + anomalous / 2);
    hits += anomalous;
    alarms += normal;
  }
  return area / (hits * alarms);
}

export function threshold(normalScores: number[], rate: number): number {
  const sorted = Float64Array.from(normalScores).sort();
  const last = sorted.length - 1;
  // Counted from the highest score down.
  const fromTop = last * rate;
  const whole = Math.min(Math.floor(fromTop), last);
  const part = fromTop - whole;
  const upper = sorted[last - whole]!;
  const lower = sorted[Math.max(last - whole - 1, 0)]!;
  return upper * (1 - part) + lower * part;
}
