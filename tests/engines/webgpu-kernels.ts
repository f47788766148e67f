/** Calls that tfjs's own WebGPU kernels get wrong or refuse, and similar calls. */
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

const whole = (): tf.Tensor3D =>
  tf.tensor3d(
    Array.from({ length: 24 }, (_, i) => ((i * 37) % 23) - 11),
    [2, 3, 4],
    'int32',
  );
const truth = (): tf.Tensor3D => tf.cast(tf.greater(whole(), 3), 'bool');
const terms = (n: number): tf.Tensor[] => Array.from({ length: n }, (_, i) => tf.tensor1d([i, 2 * i]));
const axes = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];

export const calls: Record<string, () => tf.Tensor> = Object.fromEntries<() => tf.Tensor>([
  ...[
    [0, 2, 1],
    [2, 1, 0],
    [1, 0, 2],
    [1, 2, 0],
  ].flatMap((perm): [string, () => tf.Tensor][] => [
    [`transpose ${perm.join()} of whole numbers`, () => tf.transpose(whole(), perm)],
    [`transpose ${perm.join()} of truth values`, () => tf.transpose(truth(), perm)],
  ]),
  ...axes.flatMap((axis): [string, () => tf.Tensor][] => [
    [`any over ${axis.join()}`, () => tf.any(truth(), axis)],
    [`all over ${axis.join()}, axes kept`, () => tf.all(truth(), axis, true)],
    [`sum of whole numbers over ${axis.join()}`, () => tf.sum(whole(), axis)],
    [`max of whole numbers over ${axis.join()}, axes kept`, () => tf.max(whole(), axis, true)],
    [`min of whole numbers over ${axis.join()}`, () => tf.min(whole(), axis)],
    [`sum of truth values over ${axis.join()}, axes kept`, () => tf.sum(truth(), axis, true)],
    [`sum of float32 over ${axis.join()}, axes kept`, () => tf.sum(tf.cast(whole(), 'float32'), axis, true)],
  ]),
  ['argMax of a vector', () => tf.argMax(tf.tensor1d([1, 3, 3, 2]))],
  ['argMin along the first axis', () => tf.argMin(whole(), 0)],
  ['addN of 20', () => tf.addN(terms(20))],
  ['addN of 8', () => tf.addN(terms(8))],
  // A second length, because tfjs's shader keeps the first; the gradient of a cumulative sum is reversed.
  ...[3, 5].flatMap((n): [string, () => tf.Tensor][] => {
    const x = (): tf.Tensor1D => tf.range(1, n + 1);
    return [
      [`cumsum of ${n}, reversed`, () => tf.cumsum(x(), 0, false, true)],
      [`cumsum of ${n}, reversed, exclusive`, () => tf.cumsum(x(), 0, true, true)],
      [`cumprod of ${n}, reversed`, () => tf.cumprod(x(), 0, false, true)],
      [
        `cumsum of ${n} × 2 along the first axis, reversed`,
        () => tf.cumsum(tf.stack([x(), x()], 1), 0, false, true),
      ],
      [`gradient of cumsum of ${n}`, () => tf.grad((a) => tf.sum(tf.mul(tf.cumsum(a), a)))(x())],
    ];
  }),
  ['sum of nothing', () => tf.sum(tf.zeros([0, 3]), 0)],
  ['mean of nothing', () => tf.mean(tf.zeros([0, 3]), 0)],
  ['matMul without an inner dimension', () => tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3]))],
  [
    'segment sum of whole numbers',
    () =>
      tf.unsortedSegmentSum(tf.range(0, 9, 1, 'int32'), tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1, 2], 'int32'), 3),
  ],
  [
    'pow at its edges',
    () =>
      tf.pow(tf.tensor1d([0, 0, -2, -2, -2, 2, 0, Number.NaN]), tf.tensor1d([0, 2, 2, 3, 0.5, -1, -1, 0])),
  ],
  ['softmax of three axes', () => tf.round(tf.mul(tf.softmax(tf.cast(whole(), 'float32')), 1e4))],
  ['softmax with −∞', () => tf.round(tf.mul(tf.softmax(tf.tensor1d([-Infinity, 0, 0])), 1e4))],
  [
    'fused matMul, elu',
    () =>
      tf.round(
        tf.mul(tf.fused.matMul({ a: tf.ones([2, 2]), b: tf.fill([2, 2], -0.3), activation: 'elu' }), 1e4),
      ),
  ],
]);

/** Type, shape and values, as text that keeps NaN and ∞. */
async function described(call: () => tf.Tensor): Promise<string> {
  const y = call();
  const values = Array.from(await y.data(), (v) => String(v + 0)); // −0 is 0
  return `${y.dtype} [${y.shape.join(', ')}] ${values.join(' ')}`;
}

/** The result or the error of each on one engine. */
export async function results(engine: 'cpu' | 'webgpu'): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) {
    await useEngine(engine); // again after an error
    try {
      all[name] = await described(call);
    } catch (error) {
      all[name] = String(error);
    }
  }
  return all;
}
