// Right: keeps only the k smallest distances of each row by insertion, and counts in one pass over the pairs of both sets.
import * as tf from '@tensorflow/tfjs';

interface Points {
  readonly data: ArrayLike<number>;
  readonly n: number;
  readonly d: number;
}

function points(t: tf.Tensor2D): Points {
  return { data: t.dataSync(), n: t.shape[0], d: t.shape[1] };
}

function distance(a: Points, i: number, b: Points, j: number): number {
  let sum = 0;
  for (let f = 0; f < a.d; f++) {
    const difference = a.data[i * a.d + f]! - b.data[j * b.d + f]!;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

function radii(p: Points, k: number): Float64Array {
  const result = new Float64Array(p.n);
  for (let i = 0; i < p.n; i++) {
    const nearest: number[] = [];
    for (let j = 0; j < p.n; j++) {
      if (j === i) continue;
      const value = distance(p, i, p, j);
      if (nearest.length === k && value >= nearest[k - 1]!) continue;
      let place = nearest.length;
      while (place > 0 && nearest[place - 1]! > value) place--;
      nearest.splice(place, 0, value);
      if (nearest.length > k) nearest.pop();
    }
    result[i] = nearest[k - 1]!;
  }
  return result;
}

const fraction = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0) / flags.length;

/** What the balls of both sets hold of the other set. */
function compare(real: Points, fake: Points, realRadii: Float64Array, fakeRadii?: Float64Array) {
  const realistic = new Uint8Array(fake.n);
  const recalled = new Uint8Array(real.n);
  const reached = new Uint8Array(real.n);
  let pairs = 0;
  for (let i = 0; i < real.n; i++) {
    for (let j = 0; j < fake.n; j++) {
      const value = distance(real, i, fake, j);
      if (value <= realRadii[i]!) {
        realistic[j] = 1;
        reached[i] = 1;
        pairs++;
      }
      if (fakeRadii && value <= fakeRadii[j]!) recalled[i] = 1;
    }
  }
  return { realistic, recalled, reached, pairs };
}

export function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { precision: number; recall: number } {
  const [r, f] = [points(real), points(fake)];
  const { realistic, recalled } = compare(r, f, radii(r, k), radii(f, k));
  return { precision: fraction(realistic), recall: fraction(recalled) };
}

export function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { density: number; coverage: number } {
  const [r, f] = [points(real), points(fake)];
  const { reached, pairs } = compare(r, f, radii(r, k));
  return { density: pairs / k / f.n, coverage: fraction(reached) };
}
