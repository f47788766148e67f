import * as tf from '@tensorflow/tfjs';

interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** Each image by itself, with σ as a root, and the cross-entropy as two terms: x softplus(−l) + (1 − x) softplus(l). */
export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const [samples, batch] = eps.shape;
  const scores = Array.from({ length: batch }, (_, i) => {
    const image = tf.slice(x, [i, 0], [1, -1]);
    const { mu, logVar } = vae.encode(image);
    const variance = tf.exp(logVar);
    const noise = tf.squeeze<tf.Tensor2D>(tf.slice(eps, [0, i, 0], [samples, 1, -1]), [1]);
    const logits = vae.decode(tf.add(mu, tf.mul(noise, tf.sqrt(variance))));
    const bright = tf.mul(image, tf.softplus(tf.neg(logits)));
    const dark = tf.mul(tf.sub(1, image), tf.softplus(logits));
    const reconstruction = tf.div(tf.sum(tf.add(bright, dark)), samples);
    const size = tf.add(tf.sum(tf.square(mu)), tf.sum(variance));
    const kl = tf.div(tf.sub(size, tf.add(tf.sum(logVar), logVar.size)), 2);
    return tf.add(reconstruction, kl);
  });
  return tf.stack(scores) as tf.Tensor1D;
}

/** Mann and Whitney's U from the mean ranks of the anomalies. */
export function auroc(scores: number[], labels: number[]): number {
  const rank = (score: number): number =>
    scores.reduce((sum, other) => sum + (other < score ? 1 : other === score ? 0.5 : 0), 0.5);
  const count = labels.filter((label) => label === 1).length;
  const ranks = scores.reduce((sum, score, i) => sum + (labels[i] === 1 ? rank(score) : 0), 0);
  return (ranks - (count * (count + 1)) / 2) / (count * (scores.length - count));
}

/** From the highest score down. */
export function threshold(normalScores: number[], rate: number): number {
  const sorted = [...normalScores].sort((a, b) => b - a);
  const place = rate * (sorted.length - 1);
  const above = Math.min(Math.floor(place), sorted.length - 1);
  const share = place - above;
  const [high = NaN, low = high] = sorted.slice(above, above + 2);
  return (1 - share) * high + share * low;
}
