/** Ops that rearrange values. */
import type { OpCase, Tensor } from './op-case.ts';
import { cell, columns, everywhere, matrix, rows, times } from './op-case.ts';

const pick = (x: number[], ...places: number[]): number[] => places.map((i) => cell(x, i));

export const shapeCases: OpCase[] = [
  matrix(
    'reshape',
    (tf, x) => tf.reshape(x, [3, 2]),
    (x) => x,
  ),
  matrix(
    'expandDims',
    (tf, x) => tf.expandDims(x, 1),
    (x) => x,
  ),
  matrix(
    'squeeze',
    (tf, x) => tf.squeeze(tf.reshape(x, [2, 1, 3])),
    (x) => x,
  ),
  matrix(
    'transpose',
    (tf, x) => tf.transpose(x),
    (x) => columns(x, 3).flat(),
  ),
  matrix(
    'slice',
    (tf, x) => tf.slice(x, [0, 1], [2, 2]),
    (x) => pick(x, 1, 2, 4, 5),
  ),
  matrix(
    'stridedSlice',
    (tf, x) => tf.stridedSlice(x, [0, 0], [2, 3], [1, 2]),
    (x) => pick(x, 0, 2, 3, 5),
  ),
  matrix(
    'gather',
    (tf, x) => tf.gather(x, tf.tensor1d([1, 0, 1], 'int32')),
    (x) => pick(x, 3, 4, 5, 0, 1, 2, 3, 4, 5),
  ),
  matrix(
    'gather axis 1',
    (tf, x) => tf.gather(x, tf.tensor1d([2, 0], 'int32'), 1),
    (x) => pick(x, 2, 0, 5, 3),
  ),
  matrix(
    'gatherND',
    (tf, x) =>
      tf.gatherND(
        x,
        tf.tensor2d(
          [
            [0, 1],
            [1, 2],
          ],
          [2, 2],
          'int32',
        ),
      ),
    (x) => pick(x, 1, 5),
  ),
  matrix(
    'tile',
    (tf, x) => tf.tile(x, [2, 1]),
    (x) => [...x, ...x],
  ),
  matrix(
    'broadcastTo',
    (tf, x) => tf.broadcastTo(tf.slice(x, [1, 0], [1, 3]), [2, 3]),
    (x) => pick(x, 3, 4, 5, 3, 4, 5),
  ),
  matrix(
    'reverse',
    (tf, x) => tf.reverse(x, 1),
    (x) => pick(x, 2, 1, 0, 5, 4, 3),
  ),
  matrix(
    'pad',
    (tf, x) =>
      tf.pad(x, [
        [0, 1],
        [1, 0],
      ]),
    (x) => [0, ...pick(x, 0, 1, 2), 0, ...pick(x, 3, 4, 5), 0, 0, 0, 0],
  ),
  matrix(
    'split',
    (tf, x) => tf.mul(...(tf.split(x, [1, 2], 1) as [Tensor, Tensor])),
    (x) => {
      return [
        cell(x, 0) * cell(x, 1),
        cell(x, 0) * cell(x, 2),
        cell(x, 3) * cell(x, 4),
        cell(x, 3) * cell(x, 5),
      ];
    },
  ),
  matrix(
    'unstack into one',
    (tf, x) => tf.square(tf.unstack(tf.reshape(x, [1, 6]))[0] as Tensor),
    (x) => x.map((value) => value ** 2),
  ),
  matrix(
    'unstack',
    (tf, x) => tf.mul(...(tf.unstack(x) as [Tensor, Tensor])),
    (x) => times(3, (j) => cell(x, j) * cell(x, j + 3)),
  ),
  matrix(
    'topk',
    (tf, x) => tf.topk(x, 2).values,
    (x) => rows(x, 3).flatMap((r) => r.toSorted((a, b) => b - a).slice(0, 2)),
  ),
  matrix(
    'oneHot times',
    (tf, x) => tf.mul(x, tf.oneHot(tf.tensor1d([0, 2], 'int32'), 3)),
    (x) => {
      return x.map((v, i) => (i === 0 || i === 5 ? v : 0));
    },
  ),
  {
    name: 'concat axis 1',
    op: (tf, a, b) => tf.concat([a, b], 1),
    oracle: (a, b) => [...a.slice(0, 2), cell(b, 0), ...a.slice(2), cell(b, 1)],
    shapes: [
      [2, 2],
      [2, 1],
    ],
    range: everywhere,
  },
  {
    name: 'stack',
    op: (tf, a, b) => tf.stack([a, b]),
    oracle: (a, b) => [...a, ...b],
    shapes: [[3], [3]],
    range: everywhere,
  },
  {
    name: 'addN',
    op: (tf, a, b) => tf.addN([a, b, a]),
    oracle: (a, b) => a.map((v, i) => 2 * v + cell(b, i)),
    shapes: [[3], [3]],
    range: everywhere,
  },
];
