import * as tf from '@tensorflow/tfjs';

/** Precision of the one is recall of the other; squared distances, one loop over centres. */
async function shares(centers: tf.Tensor2D, points: tf.Tensor2D, k: number) {
  const counts = new Array<number>(points.shape[0]).fill(0);
  let reached = 0;
  for (const center of tf.unstack(centers)) {
    const own = tf.sum(tf.squaredDifference(centers, center), 1);
    const [, ...others] = [...(await own.data())].sort((a, b) => a - b);
    const reach = others[k - 1] ?? NaN;
    const there = await tf.sum(tf.squaredDifference(points, center), 1).data();
    there.forEach((square, j) => {
      if (square <= reach) counts[j] = (counts[j] ?? 0) + 1;
    });
    if (there.some((square) => square <= reach)) reached++;
  }
  const total = counts.reduce((a, b) => a + b, 0);
  return {
    inAny: counts.filter(Boolean).length / counts.length,
    density: total / k / counts.length,
    reached: reached / centers.shape[0],
  };
}

export const precisionRecall = async (real: tf.Tensor2D, fake: tf.Tensor2D, k: number) => ({
  precision: (await shares(real, fake, k)).inAny,
  recall: (await shares(fake, real, k)).inAny,
});

export async function densityCoverage(real: tf.Tensor2D, fake: tf.Tensor2D, k: number) {
  const { density, reached } = await shares(real, fake, k);
  return { density, coverage: reached };
}
