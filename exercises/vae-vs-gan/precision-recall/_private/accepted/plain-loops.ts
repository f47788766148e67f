import type * as tf from '@tensorflow/tfjs';

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? NaN)) ** 2, 0));

function radius(rows: readonly number[][], i: number, k: number): number {
  const others = rows.filter((_, j) => j !== i).map((row) => distance(row, rows[i] ?? []));
  others.sort((a, b) => a - b);
  return others[k - 1] ?? NaN;
}

function count(
  centers: number[][],
  points: number[][],
  k: number,
): { perPoint: number[]; perCenter: number[] } {
  const perPoint = points.map(() => 0);
  const perCenter = centers.map((center, i) => {
    const reach = radius(centers, i, k);
    let held = 0;
    points.forEach((point, j) => {
      if (distance(center, point) > reach) return;
      held++;
      perPoint[j] = (perPoint[j] ?? 0) + 1;
    });
    return held;
  });
  return { perPoint, perCenter };
}

const shareAboveZero = (counts: number[]): number =>
  counts.filter((value) => value > 0).length / counts.length;

export async function precisionRecall(real: tf.Tensor2D, fake: tf.Tensor2D, k: number) {
  const [reals, fakes] = [await real.array(), await fake.array()];
  return {
    precision: shareAboveZero(count(reals, fakes, k).perPoint),
    recall: shareAboveZero(count(fakes, reals, k).perPoint),
  };
}

export async function densityCoverage(real: tf.Tensor2D, fake: tf.Tensor2D, k: number) {
  const [reals, fakes] = [await real.array(), await fake.array()];
  const { perPoint, perCenter } = count(reals, fakes, k);
  const mean = perPoint.reduce((sum, value) => sum + value, 0) / perPoint.length;
  return { density: mean / k, coverage: shareAboveZero(perCenter) };
}
