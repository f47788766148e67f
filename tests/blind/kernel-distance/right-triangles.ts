// Right: float64 loops over each pair once, with the cube multiplied out by Horner's rule.
import * as tf from '@tensorflow/tfjs';

class Rows {
  readonly values: ArrayLike<number>;
  readonly count: number;
  readonly features: number;

  constructor(t: tf.Tensor2D) {
    this.values = t.dataSync();
    [this.count, this.features] = t.shape;
  }
}

/** (s + 1)³ = 1 + s (3 + s (3 + s)), s = a · b / d. */
function kernel(p: Rows, i: number, q: Rows, j: number): number {
  const d = p.features;
  let s = 0;
  for (let f = 0; f < d; f++) s += p.values[i * d + f]! * q.values[j * d + f]!;
  s /= d;
  return 1 + s * (3 + s * (3 + s));
}

function meanWithin(p: Rows): number {
  let sum = 0;
  for (let i = 1; i < p.count; i++) {
    for (let j = 0; j < i; j++) sum += kernel(p, i, p, j);
  }
  return sum / ((p.count * (p.count - 1)) / 2);
}

export function kernelDistance(x: tf.Tensor2D, y: tf.Tensor2D): number {
  const real = new Rows(x);
  const fake = new Rows(y);
  let between = 0;
  for (let i = 0; i < real.count; i++) {
    for (let j = 0; j < fake.count; j++) between += kernel(real, i, fake, j);
  }
  return meanWithin(real) + meanWithin(fake) - (2 * between) / (real.count * fake.count);
}
