import * as tf from '@tensorflow/tfjs';

interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** All samples and the batch in one call of the decoder; the KL divergence inside the mean. */
export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  const [samples, batch, latent] = eps.shape;
  const { mu, logVar } = vae.encode(x);
  const z = mu.add(logVar.mul(0.5).exp().mul(eps)); // [samples, batch, latent]
  const logits = vae.decode(z.reshape([samples * batch, latent])).reshape([samples, batch, -1]);
  const crossEntropy = tf.losses.sigmoidCrossEntropy(
    tf.tile(x.expandDims(0), [samples, 1, 1]),
    logits,
    1,
    0,
    tf.Reduction.NONE,
  );
  const kl = mu.square().add(logVar.exp()).sub(logVar).sub(1).sum(1).mul(0.5);
  return crossEntropy.sum(2).add(kl).mean(0);
}

/** With mid-ranks (Mann and Whitney's U). */
export function auroc(scores: number[], labels: number[]): number {
  const order = scores.map((_, i) => i).sort((i, j) => (scores[i] ?? 0) - (scores[j] ?? 0));
  const ranks = new Array<number>(scores.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to++;
    for (let i = from; i < to; i++) ranks[order[i] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  const anomalies = labels.filter((label) => label === 1).length;
  const sum = ranks.reduce((total, rank, i) => total + (labels[i] === 1 ? rank : 0), 0);
  return (sum - (anomalies * (anomalies + 1)) / 2) / (anomalies * (scores.length - anomalies));
}

export function threshold(normalScores: number[], rate: number): number {
  const sorted = Float64Array.from(normalScores).sort().reverse();
  const place = (sorted.length - 1) * rate; // from the top
  const above = Math.floor(place);
  const share = place - above;
  return share === 0
    ? (sorted[above] ?? NaN)
    : (1 - share) * (sorted[above] ?? NaN) + share * (sorted[above + 1] ?? NaN);
}
