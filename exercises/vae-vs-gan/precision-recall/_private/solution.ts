import * as tf from '@tensorflow/tfjs';

/** [rows of a, rows of b] */
const distances = (a: tf.Tensor2D, b: tf.Tensor2D): Promise<number[][]> =>
  tf.norm(tf.sub(tf.expandDims(a, 1), tf.expandDims(b, 0)), 'euclidean', 2).array() as Promise<number[][]>;

/** Distances to the k-th neighbour of each row. The nearest row is the row itself. */
const radii = async (rows: tf.Tensor2D, k: number): Promise<number[]> =>
  (await distances(rows, rows)).map((row) => row.toSorted((a, b) => a - b)[k] ?? NaN);

/** inside[i][j]: point j is in the ball of centre i. */
async function balls(centers: tf.Tensor2D, points: tf.Tensor2D, k: number): Promise<boolean[][]> {
  const [reach, table] = await Promise.all([radii(centers, k), distances(centers, points)]);
  return table.map((row, i) => row.map((distance) => distance <= (reach[i] ?? NaN)));
}

/** The fraction of points in at least one ball. */
function share(inside: boolean[][]): number {
  const points = inside[0] ?? [];
  return points.filter((_, j) => inside.some((row) => row[j])).length / points.length;
}

export async function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ precision: number; recall: number }> {
  const precision = share(await balls(real, fake, k));
  const recall = share(await balls(fake, real, k));
  return { precision, recall };
}

export async function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ density: number; coverage: number }> {
  const inside = await balls(real, fake, k);
  const pairs = inside.flat().filter(Boolean).length;
  const covered = inside.filter((row) => row.some(Boolean)).length;
  return { density: pairs / (k * fake.shape[0]), coverage: covered / real.shape[0] };
}
