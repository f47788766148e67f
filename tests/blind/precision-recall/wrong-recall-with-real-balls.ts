// Wrong: recall counts real examples whose own ball holds a generated one, which is coverage, instead of using the generated balls.
import * as tf from '@tensorflow/tfjs';

function distance(a: number[], b: number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
}

/** The distance of each row to its k-th nearest other row. */
function radii(rows: number[][], k: number): number[] {
  return rows.map((row, i) => {
    const others = rows.filter((_, j) => j !== i).map((other) => distance(row, other));
    return others.sort((a, b) => a - b)[k - 1]!;
  });
}

/** The fraction of the points inside at least one ball. */
function covered(points: number[][], centres: number[][], radius: number[]): number {
  const inside = points.filter((point) => centres.some((centre, i) => distance(point, centre) <= radius[i]!));
  return inside.length / points.length;
}

export async function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ precision: number; recall: number }> {
  const data = await real.array();
  const samples = await fake.array();
  const radius = radii(data, k);
  return {
    precision: covered(samples, data, radius),
    recall:
      data.filter((row, i) => samples.some((sample) => distance(row, sample) <= radius[i]!)).length /
      data.length,
  };
}

export async function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ density: number; coverage: number }> {
  const data = await real.array();
  const samples = await fake.array();
  const radius = radii(data, k);
  const counts = data.map((row, i) => samples.filter((sample) => distance(row, sample) <= radius[i]!).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    density: total / (k * samples.length),
    coverage: counts.filter((count) => count > 0).length / data.length,
  };
}
