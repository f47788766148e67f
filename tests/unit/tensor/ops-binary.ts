/** Ops of two tensors, element by element, with each way of broadcasting. */
import type { OpCase, Tensor, Tf } from './op-case.ts';
import { cell, everywhere, positive, times } from './op-case.ts';

/** The values of a [2, 3] and a [3] or [2, 1] input brought to [2, 3]. */
const broadcast = (a: number[]): number[] =>
  times(6, (i) =>
    a.length === 6 ? cell(a, i) : a.length === 3 ? cell(a, i % 3) : cell(a, Math.floor(i / 3)),
  );

const binary = (
  name: string,
  op: (tf: Tf, a: Tensor, b: Tensor) => Tensor,
  f: (a: number, b: number) => number,
  range: OpCase['range'] = everywhere,
): OpCase[] =>
  [
    [
      [2, 3],
      [2, 3],
    ],
    [[2, 3], [3]],
    [
      [2, 1],
      [2, 3],
    ],
  ].map((shapes) => ({
    name: `${name} [${shapes.join('] [')}]`,
    op: (tf, a, b) => op(tf, a, b),
    oracle: (a, b) => {
      const wide = broadcast(b);
      return broadcast(a).map((v, i) => f(v, cell(wide, i)));
    },
    shapes,
    range,
  }));

export const binaryCases: OpCase[] = [
  binary(
    'add',
    (tf, a, b) => tf.add(a, b),
    (a, b) => a + b,
  ),
  binary(
    'sub',
    (tf, a, b) => tf.sub(a, b),
    (a, b) => a - b,
  ),
  binary(
    'mul',
    (tf, a, b) => tf.mul(a, b),
    (a, b) => a * b,
  ),
  binary(
    'div',
    (tf, a, b) => tf.div(a, b),
    (a, b) => a / b,
    positive,
  ),
  binary(
    'divNoNan',
    (tf, a, b) => tf.divNoNan(a, b),
    (a, b) => a / b,
    positive,
  ),
  binary(
    'pow',
    (tf, a, b) => tf.pow(a, b),
    (a, b) => a ** b,
    positive,
  ),
  binary('maximum', (tf, a, b) => tf.maximum(a, b), Math.max),
  binary('minimum', (tf, a, b) => tf.minimum(a, b), Math.min),
  binary(
    'squaredDifference',
    (tf, a, b) => tf.squaredDifference(a, b),
    (a, b) => (a - b) ** 2,
  ),
  binary('atan2', (tf, a, b) => tf.atan2(a, b), Math.atan2, positive),
  binary(
    'where greater',
    (tf, a, b) => tf.where(tf.greater(a, b), tf.mul(a, a), b),
    (a, b) => (a > b ? a * a : b),
  ),
  binary(
    'where less',
    (tf, a, b) => tf.where(tf.less(a, b), tf.mul(a, a), b),
    (a, b) => (a < b ? a * a : b),
  ),
  binary(
    'where not greaterEqual or equal',
    (tf, a, b) => {
      const condition = tf.logicalNot(tf.logicalOr(tf.greaterEqual(a, b), tf.equal(a, b)));
      return tf.where(condition, tf.mul(a, a), b);
    },
    (a, b) => (a < b ? a * a : b),
  ),
  binary(
    'where lessEqual and notEqual',
    (tf, a, b) => {
      const condition = tf.logicalAnd(tf.lessEqual(a, b), tf.notEqual(a, b));
      return tf.where(condition, tf.mul(a, a), b);
    },
    (a, b) => (a < b ? a * a : b),
  ),
  binary(
    'mask from a cast',
    (tf, a, b) => tf.mul(tf.mul(a, a), tf.cast(tf.greater(a, b), 'float32')),
    (a, b) => {
      return a > b ? a * a : 0;
    },
  ),
].flat();
