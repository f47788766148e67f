// Right: everything is computed in float64 from plain numbers, the logarithms with log1p, and W₁ by filling holes with heaps from the left.
import * as tf from '@tensorflow/tfjs';

/** a log(a / (a + b)) = −a log(1 + b / a); 0 if a is 0. */
function share(a: number, b: number): number {
  return a > 0 ? -a * Math.log1p(b / a) : 0;
}

/** a log(a / m) with m = (a + b) / 2, so that a / m = 1 + (a − b) / (a + b); 0 if a is 0. */
function divergence(a: number, b: number): number {
  if (a === 0) return 0;
  return 2 * a > b ? a * Math.log1p((a - b) / (a + b)) : a * Math.log((2 * a) / (a + b));
}

function pairs(p: tf.Tensor1D, q: tf.Tensor1D): [number, number][] {
  const b = q.dataSync();
  return Array.from(p.dataSync(), (a, i) => [a, b[i]!]);
}

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  return tf.tensor1d(pairs(p, q).map(([a, b]) => (a + b > 0 ? a / (a + b) : 0.5)));
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  let value = 0;
  for (const [a, b] of pairs(p, q)) value += share(a, b) + share(b, a);
  return tf.scalar(value);
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  let sum = 0;
  for (const [a, b] of pairs(p, q)) sum += divergence(a, b) + divergence(b, a);
  return tf.scalar(Math.min(Math.max(sum / 2, 0), Math.LN2));
}

export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const x = points.dataSync();
  const heap = Array.from(p.dataSync());
  const hole = Array.from(q.dataSync());
  let cost = 0;
  let i = 0;
  let j = 0;
  while (i < heap.length && j < hole.length) {
    const load = Math.min(heap[i]!, hole[j]!);
    cost += load * Math.abs(x[i]! - x[j]!);
    heap[i]! -= load;
    hole[j]! -= load;
    if (heap[i]! <= 0) i += 1;
    else j += 1;
  }
  return tf.scalar(cost);
}
