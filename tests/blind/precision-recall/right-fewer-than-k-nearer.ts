// Right: never finds a radius: a point is in the ball of a row if fewer than k of the other rows are strictly nearer to that row.
import * as tf from '@tensorflow/tfjs';

type Row = readonly number[];

function squaredDistance(a: Row, b: Row): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return sum;
}

class Cloud {
  readonly rows: Row[];
  readonly k: number;
  /** The squared distances of each row to the others. */
  readonly toOthers: number[][];

  constructor(rows: Row[], k: number) {
    this.rows = rows;
    this.k = k;
    this.toOthers = rows.map((row, i) =>
      rows.flatMap((other, j) => (i === j ? [] : [squaredDistance(row, other)])),
    );
  }

  holds(i: number, point: Row): boolean {
    const reach = squaredDistance(this.rows[i]!, point);
    let nearer = 0;
    for (const other of this.toOthers[i]!) {
      if (other < reach && ++nearer >= this.k) return false;
    }
    return true;
  }

  ballsAround(point: Row): number {
    return this.rows.filter((_, i) => this.holds(i, point)).length;
  }
}

export async function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ precision: number; recall: number }> {
  const data = new Cloud(await real.array(), k);
  const samples = new Cloud(await fake.array(), k);
  const share = (cloud: Cloud, points: Row[]) =>
    points.filter((point) => cloud.rows.some((_, i) => cloud.holds(i, point))).length / points.length;
  return { precision: share(data, samples.rows), recall: share(samples, data.rows) };
}

export async function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<{ density: number; coverage: number }> {
  const data = new Cloud(await real.array(), k);
  const samples: Row[] = await fake.array();
  const balls = samples.reduce((sum, sample) => sum + data.ballsAround(sample), 0);
  const reached = data.rows.filter((_, i) => samples.some((sample) => data.holds(i, sample)));
  return { density: balls / samples.length / k, coverage: reached.length / data.rows.length };
}
