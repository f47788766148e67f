/**
 * First and second derivatives of an op-table entry, twice: by automatic differentiation in tfjs, and by central
 * differences of the plain float64 function.
 *
 * The objective is L = Σ w·f + ½ f², so that ops that are linear in their inputs have a second derivative too. Each
 * input is scaled by a constant first, which makes the op's inputs intermediate results, as they are in a model.
 */
import { uniformGenerator } from '#reference/tensor/seed.ts';

import type { OpCase, Tensor, Tf } from './op-case.ts';

const scale = 1.1;

export interface Derivatives {
  /** dL/dx over all inputs, flattened. */
  gradient: number[];
  /** Hessian of L times a fixed direction. */
  hessianTimesDirection: number[];
}

/** Inputs drawn from the ranges; the name is the seed, so a table entry has the same inputs everywhere. */
function inputsOf({ name, shapes, range, values }: OpCase): number[][] {
  if (values) return values;
  const next = uniformGenerator(name);
  return shapes.map((shape, i) => {
    const [low, high] = (typeof range[0] === 'number' ? range : range[i]) as [number, number];
    return Array.from({ length: size(shape) }, () => (low + (high - low) * next()) / scale);
  });
}

const size = (shape: number[]): number => shape.reduce((p, d) => p * d, 1);
const weightsOf = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.cos(1 + 2.3 * i));
const directionOf = (n: number): number[] => Array.from({ length: n }, (_, i) => Math.sin(2 + 1.7 * i));

/** L of the flattened inputs, in float64. */
function objective({ oracle, shapes }: OpCase): (x: number[]) => number {
  return (x) => {
    let at = 0;
    const parts = shapes.map((shape) => x.slice(at, (at += size(shape))).map((v) => scale * v));
    const y = oracle(...parts);
    const w = weightsOf(y.length);
    return y.reduce((total, v, i) => total + (w[i] as number) * v + 0.5 * v * v, 0);
  };
}

/** Step of the differences; one Richardson step makes the error O(h⁴), near 1e-8 for these functions. */
const h = 4e-3;

/** Derivatives by central differences in float64. */
export function expected(entry: OpCase): Derivatives {
  const x = inputsOf(entry).flat();
  const f = objective(entry);
  const v = directionOf(x.length);
  const moved = (i: number, a: number, b: number): number =>
    f(x.map((value, j) => value + (i === j ? a : 0) + b * (v[j] as number)));
  const richardson = (difference: (h: number) => number): number =>
    (4 * difference(h / 2) - difference(h)) / 3;
  return {
    gradient: x.map((_, i) => richardson((h) => (moved(i, h, 0) - moved(i, -h, 0)) / (2 * h))),
    hessianTimesDirection: x.map((_, i) =>
      richardson(
        (h) => (moved(i, h, h) - moved(i, h, -h) - moved(i, -h, h) + moved(i, -h, -h)) / (4 * h * h),
      ),
    ),
  };
}

async function flat(tensors: Tensor[]): Promise<number[]> {
  const parts = await Promise.all(tensors.map((t) => t.data()));
  return parts.flatMap((part) => [...part]);
}

/** The objective in tfjs, and the inputs that it is taken at. */
function objectiveIn(tf: Tf, entry: OpCase) {
  const inputs = inputsOf(entry).map((values, i) => tf.tensor(values, entry.shapes[i]));
  const lossOf = (...x: Tensor[]): Tensor => {
    const y = entry.op(tf, ...x.map((t) => tf.mul(t, scale)));
    const w = tf.tensor(weightsOf(y.size), y.shape);
    return tf.sum(tf.add(tf.mul(y, w), tf.mul(tf.mul(y, y), 0.5)));
  };
  return { inputs, lossOf };
}

/** The first derivative by tfjs, on its current engine. */
export async function actualGradient(tf: Tf, entry: OpCase): Promise<number[]> {
  const { inputs, lossOf } = objectiveIn(tf, entry);
  return await flat(tf.grads(lossOf)(inputs));
}

/** Both derivatives by tfjs, on its current engine. */
export async function actual(tf: Tf, entry: OpCase): Promise<Derivatives> {
  const { inputs, lossOf } = objectiveIn(tf, entry);
  const v = directionOf(inputs.reduce((n, t) => n + t.size, 0));
  const alongDirection = (...x: Tensor[]): Tensor => {
    let at = 0;
    const parts = tf
      .grads(lossOf)(x)
      .map((g) => tf.sum(tf.mul(g, tf.tensor(v.slice(at, (at += g.size)), g.shape))));
    return tf.addN(parts);
  };
  return {
    gradient: await flat(tf.grads(lossOf)(inputs)),
    hessianTimesDirection: await flat(tf.grads(alongDirection)(inputs)),
  };
}

/** Largest difference, relative to the largest value but at least to 1. */
export function distance(a: number[], b: number[]): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const span = Math.max(1, ...b.map(Math.abs));
  return Math.max(
    ...a.map((v, i) => (Number.isNaN(v) ? Number.POSITIVE_INFINITY : Math.abs(v - (b[i] as number)) / span)),
  );
}
