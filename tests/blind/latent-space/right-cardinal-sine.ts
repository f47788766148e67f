// Right: writes the weights with the cardinal sine, which is 1 at 0, so that parallel vectors need no case of their own, and the angle from two half chords in float64.
import * as tf from '@tensorflow/tfjs';

export function lerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  return mix(a, 1 - t, b, t);
}

function mix(a: tf.Tensor1D, weightA: number, b: tf.Tensor1D, weightB: number): tf.Tensor1D {
  return tf.addN([tf.mul(a, weightA), tf.mul(b, weightB)]) as tf.Tensor1D;
}

/** sin x / x */
function sinc(x: number): number {
  return Math.abs(x) < 1e-4 ? 1 - (x * x) / 6 : Math.sin(x) / x;
}

function directionOf(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const largest = Math.max(...list.map(Math.abs));
  const length = largest * Math.sqrt(list.reduce((sum, value) => sum + (value / largest) ** 2, 0));
  return list.map((value) => value / length);
}

/** Kahan's formula: tan(Ω / 2) is half the chord between the directions over half the length of their sum. */
function angle(p: number[], q: number[]): number {
  let chord = 0;
  let sum = 0;
  p.forEach((value, i) => {
    chord += (value - q[i]!) ** 2;
    sum += (value + q[i]!) ** 2;
  });
  return 2 * Math.atan2(Math.sqrt(chord), Math.sqrt(sum));
}

export function slerp(a: tf.Tensor1D, b: tf.Tensor1D, t: number): tf.Tensor1D {
  const omega = angle(directionOf(a.dataSync()), directionOf(b.dataSync()));
  const weight = (fraction: number) => (fraction * sinc(fraction * omega)) / sinc(omega);
  return mix(a, weight(1 - t), b, weight(t));
}

export function generate(decode: (z: tf.Tensor2D) => tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.exp(tf.logSigmoid(decode(eps))) as tf.Tensor2D;
}
