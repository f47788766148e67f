import * as tf from '@tensorflow/tfjs';

interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** Image by image. */
export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const [samples, , latent] = eps.shape;
  const scores = tf.split<tf.Tensor2D>(x, x.shape[0]).map((image, i) => {
    const { mu, logVar } = vae.encode(image); // [1, latent]
    const noise = tf.reshape(tf.slice(eps, [0, i, 0], [-1, 1, -1]), [samples, latent]);
    const logits = vae.decode(tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), noise))); // [samples, pixels]
    // max(l, 0) − x l + log(1 + exp(−|l|))
    const stable = tf.add(
      tf.sub(tf.relu(logits), tf.mul(image, logits)),
      tf.log1p(tf.exp(tf.neg(tf.abs(logits)))),
    );
    const kl = tf.sum(tf.mul(0.5, tf.sub(tf.add(tf.exp(logVar), tf.square(mu)), tf.add(1, logVar))));
    return tf.add(tf.mean(tf.sum(stable, 1)), kl);
  });
  return tf.stack(scores) as tf.Tensor1D;
}

/** The area under the curve, with trapezoids from one threshold to the next. */
export function auroc(scores: number[], labels: number[]): number {
  const count = (label: number, above: number): number =>
    scores.filter((score, i) => labels[i] === label && score > above).length;
  const levels = [...new Set([...scores, -Infinity])].sort((a, b) => b - a);
  const [normals, anomalies] = [count(0, -Infinity), count(1, -Infinity)];
  let [area, x, y] = [0, 0, 0];
  for (const level of levels) {
    const [nextX, nextY] = [count(0, level) / normals, count(1, level) / anomalies];
    area += ((nextX - x) * (y + nextY)) / 2;
    [x, y] = [nextX, nextY];
  }
  return area;
}

export function threshold(normalScores: number[], rate: number): number {
  const sorted = [...normalScores].sort((a, b) => a - b);
  const place = (sorted.length - 1) * (1 - rate);
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  const at = (i: number): number => sorted[i] ?? NaN;
  return below === above ? at(below) : at(below) * (above - place) + at(above) * (place - below);
}
