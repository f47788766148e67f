/** Sums, means, extremes and losses over axes. */
import type { OpCase } from './op-case.ts';
import { cell, columns, matrix, positive, rows, softplus, sum } from './op-case.ts';

const logSumExp = (x: number[]): number => Math.log(sum(x.map(Math.exp)));
const variance = (x: number[]): number => sum(x.map((v) => (v - sum(x) / x.length) ** 2)) / x.length;
const norm = (x: number[]): number => Math.hypot(...x);

export const reductionCases: OpCase[] = [
  matrix(
    'sum',
    (tf, x) => tf.sum(x),
    (x) => [sum(x)],
  ),
  matrix(
    'sum axis 0',
    (tf, x) => tf.sum(x, 0),
    (x) => columns(x, 3).map(sum),
  ),
  matrix(
    'mean',
    (tf, x) => tf.mean(x),
    (x) => [sum(x) / 6],
  ),
  matrix(
    'mean axis 1 kept',
    (tf, x) => tf.mean(x, 1, true),
    (x) => rows(x, 3).map((r) => sum(r) / 3),
  ),
  matrix(
    'max',
    (tf, x) => tf.max(x),
    (x) => [Math.max(...x)],
  ),
  matrix(
    'max axis 1',
    (tf, x) => tf.max(x, 1),
    (x) => rows(x, 3).map((r) => Math.max(...r)),
  ),
  matrix(
    'min axis 0',
    (tf, x) => tf.min(x, 0),
    (x) => columns(x, 3).map((r) => Math.min(...r)),
  ),
  matrix(
    'prod axis 1',
    (tf, x) => tf.prod(x, 1),
    (x) => rows(x, 3).map((r) => r.reduce((p, v) => p * v, 1)),
    positive,
  ),
  matrix(
    'cumsum axis 1',
    (tf, x) => tf.cumsum(x, 1),
    (x) => rows(x, 3).flatMap((r) => r.map((_, j) => sum(r.slice(0, j + 1)))),
  ),
  matrix(
    'logSumExp axis 1',
    (tf, x) => tf.logSumExp(x, 1),
    (x) => rows(x, 3).map(logSumExp),
  ),
  matrix(
    'logSumExp axis 0',
    (tf, x) => tf.logSumExp(x, 0),
    (x) => columns(x, 3).map(logSumExp),
  ),
  matrix(
    'softmax',
    (tf, x) => tf.softmax(x),
    (x) => rows(x, 3).flatMap((r) => r.map((v) => Math.exp(v - logSumExp(r)))),
  ),
  matrix(
    'logSoftmax',
    (tf, x) => tf.logSoftmax(x),
    (x) => rows(x, 3).flatMap((r) => r.map((v) => v - logSumExp(r))),
  ),
  matrix(
    'moments',
    (tf, x) => tf.moments(x, 1).variance,
    (x) => rows(x, 3).map(variance),
  ),
  matrix(
    'norm axis 1',
    (tf, x) => tf.norm(x, 'euclidean', 1),
    (x) => rows(x, 3).map(norm),
  ),
  matrix(
    'norm',
    (tf, x) => tf.norm(x),
    (x) => [norm(x)],
  ),
  matrix(
    'norm 1 axis 1',
    (tf, x) => tf.norm(x, 1, 1),
    (x) => rows(x, 3).map((r) => sum(r.map(Math.abs))),
  ),
  matrix(
    'sigmoidCrossEntropy',
    (tf, x) => tf.losses.sigmoidCrossEntropy(tf.fill([2, 3], 0.3), x),
    (x) => [sum(x.map((l) => softplus(l) - 0.3 * l)) / 6],
  ),
  matrix(
    'softmaxCrossEntropy',
    (tf, x) =>
      tf.losses.softmaxCrossEntropy(
        tf.tensor2d([
          [1, 0, 0],
          [0, 0, 1],
        ]),
        x,
      ),
    (x) => [(logSumExp(x.slice(0, 3)) - cell(x, 0) + logSumExp(x.slice(3)) - cell(x, 5)) / 2],
  ),
  matrix(
    'meanSquaredError',
    (tf, x) => tf.losses.meanSquaredError(tf.ones([2, 3]), x),
    (x) => [sum(x.map((v) => (v - 1) ** 2)) / 6],
  ),
];
