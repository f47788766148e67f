/** Anomaly detection by a VAE: its score, the ranking by the score, and a threshold on it. */
import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { loss, type VaeWeights } from './vae.ts';

export interface AnomalyInputs {
  readonly weights: VaeWeights;
  readonly x: Matrix; // [batch, pixels]
  readonly eps: Matrix; // [samples, batch, latent]
}

const row = ({ shape, data }: Matrix, i: number): Matrix => {
  const width = shape.at(-1) ?? NaN;
  return { shape: [1, width], data: Array.from({ length: width }, (_, j) => at(data, i * width + j)) };
};

/** −ELBO of each image in nats, the mean over its samples z = mu + exp(logVar / 2) eps: [batch]. */
export function anomalyScore({ weights, x, eps }: AnomalyInputs): Estimate {
  const [samples = NaN, batch = NaN] = eps.shape;
  const perImage = Array.from({ length: batch }, (_, i) => {
    const bounds = Array.from({ length: samples }, (_, s) =>
      loss(weights, row(x, i), row(eps, s * batch + i)),
    );
    const mean = (of: 'value' | 'scale'): number =>
      bounds.reduce((sum, bound) => sum + at(bound[of], 0), 0) / samples;
    return { value: mean('value'), scale: mean('scale') };
  });
  return {
    shape: [batch],
    value: Float64Array.from(perImage, ({ value }) => value),
    scale: Float64Array.from(perImage, ({ scale }) => scale),
  };
}

/**
 * P(score of an anomaly > score of a normal example) + ½ P(they are equal), over all pairs: Mann and Whitney's U
 * divided by the number of pairs (Hanley and McNeil 1982). Labels are 1 for an anomaly and 0 otherwise.
 */
export function auroc({ scores, labels }: { readonly scores: Matrix; readonly labels: Matrix }): Estimate {
  let [won, pairs] = [0, 0];
  for (let a = 0; a < labels.data.length; a++)
    for (let n = 0; n < labels.data.length; n++) {
      if (at(labels.data, a) !== 1 || at(labels.data, n) !== 0) continue;
      pairs++;
      won += (1 + Math.sign(at(scores.data, a) - at(scores.data, n))) / 2;
    }
  return { shape: [], value: Float64Array.of(won / pairs), scale: Float64Array.of(1) };
}

/**
 * The (1 − rate) quantile of the scores, at index (n − 1)(1 − rate) of the sorted scores (Hyndman and Fan 1996, type
 * 7).
 */
export function threshold({
  normalScores,
  rate,
}: {
  readonly normalScores: Matrix;
  readonly rate: number;
}): Estimate {
  const sorted = Float64Array.from(normalScores.data).sort();
  const place = (sorted.length - 1) * (1 - rate);
  const below = Math.floor(place);
  const low = at(sorted, below);
  const high = sorted[below + 1] ?? low;
  // A rounding error of the index moves the result along the gap; at the end of a gap, along the next.
  const gap = Math.max(high - low, low - (sorted[below - 1] ?? low));
  const scale = Math.abs(low) + Math.abs(high) + (1 + place) * gap;
  return {
    shape: [],
    value: Float64Array.of(low + (place - below) * (high - low)),
    scale: Float64Array.of(scale),
  };
}
