/** Ops of one tensor, element by element. */
import type { OpCase, Interval, Tensor, Tf } from './op-case.ts';
import { everywhere, positive, sigmoid, softplus } from './op-case.ts';

/** Abramowitz and Stegun 7.1.5, the series: exact in float64 for the small arguments used here. */
function erf(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}

// Klambauer et al. 2017, eq. 2
const seluAlpha = 1.6732632423543772;
const seluScale = 1.0507009873554805;
const inside: Interval = [-0.8, 0.8];
/** Both signs, no value near zero. */
const bothSides = [[-1.7, 0.6, -0.4, 1.3, 2.1, -2.2]];

const unary = (
  name: string,
  op: (tf: Tf, x: Tensor) => Tensor,
  f: (x: number) => number,
  range: Interval = everywhere,
  values?: number[][],
): OpCase => ({
  name,
  op: (tf, x) => op(tf, x),
  oracle: (x) => x.map(f),
  shapes: [[2, 3]],
  range,
  ...(values && { values }),
});
export const unaryCases: OpCase[] = [
  unary('exp', (tf, x) => tf.exp(x), Math.exp),
  unary('expm1', (tf, x) => tf.expm1(x), Math.expm1),
  unary('log', (tf, x) => tf.log(x), Math.log, positive),
  unary('log1p', (tf, x) => tf.log1p(x), Math.log1p, [-0.6, 2]),
  unary('sqrt', (tf, x) => tf.sqrt(x), Math.sqrt, positive),
  unary(
    'rsqrt',
    (tf, x) => tf.rsqrt(x),
    (x) => 1 / Math.sqrt(x),
    positive,
  ),
  unary(
    'square',
    (tf, x) => tf.square(x),
    (x) => x * x,
  ),
  unary(
    'reciprocal',
    (tf, x) => tf.reciprocal(x),
    (x) => 1 / x,
    positive,
  ),
  unary(
    'neg',
    (tf, x) => tf.neg(x),
    (x) => -x,
  ),
  unary('abs', (tf, x) => tf.abs(x), Math.abs, everywhere, bothSides),
  unary('sigmoid', (tf, x) => tf.sigmoid(x), sigmoid),
  unary('tanh', (tf, x) => tf.tanh(x), Math.tanh),
  unary('softplus', (tf, x) => tf.softplus(x), softplus),
  unary(
    'logSigmoid',
    (tf, x) => tf.logSigmoid(x),
    (x) => -softplus(-x),
  ),
  unary(
    'relu',
    (tf, x) => tf.relu(x),
    (x) => Math.max(x, 0),
    everywhere,
    bothSides,
  ),
  unary(
    'relu6',
    (tf, x) => tf.relu6(tf.mul(x, 4)),
    (x) => Math.min(Math.max(4 * x, 0), 6),
    everywhere,
    bothSides,
  ),
  unary(
    'leakyRelu',
    (tf, x) => tf.leakyRelu(x, 0.2),
    (x) => (x > 0 ? x : 0.2 * x),
    everywhere,
    bothSides,
  ),
  unary(
    'elu',
    (tf, x) => tf.elu(x),
    (x) => (x > 0 ? x : Math.expm1(x)),
    everywhere,
    bothSides,
  ),
  unary(
    'selu',
    (tf, x) => tf.selu(x),
    (x) => seluScale * (x > 0 ? x : seluAlpha * Math.expm1(x)),
    everywhere,
    bothSides,
  ),
  unary(
    'swish',
    (tf, x) => tf.mul(x, tf.sigmoid(x)),
    (x) => x * sigmoid(x),
  ),
  unary(
    'gelu',
    (tf, x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1)),
    (x) => {
      return 0.5 * x * (1 + erf(x / Math.SQRT2));
    },
  ),
  unary('erf', (tf, x) => tf.erf(x), erf),
  unary('sin', (tf, x) => tf.sin(x), Math.sin),
  unary('cos', (tf, x) => tf.cos(x), Math.cos),
  unary('tan', (tf, x) => tf.tan(x), Math.tan, inside),
  unary('asin', (tf, x) => tf.asin(x), Math.asin, inside),
  unary('acos', (tf, x) => tf.acos(x), Math.acos, inside),
  unary('atan', (tf, x) => tf.atan(x), Math.atan),
  unary('sinh', (tf, x) => tf.sinh(x), Math.sinh),
  unary('cosh', (tf, x) => tf.cosh(x), Math.cosh),
  unary('asinh', (tf, x) => tf.asinh(x), Math.asinh),
  unary('acosh', (tf, x) => tf.acosh(x), Math.acosh, [1.4, 2.5]),
  unary('atanh', (tf, x) => tf.atanh(x), Math.atanh, inside),
  unary(
    'clipByValue',
    (tf, x) => tf.clipByValue(x, -1, 1),
    (x) => Math.min(Math.max(x, -1), 1),
    everywhere,
    bothSides,
  ),
  unary(
    'pow 3',
    (tf, x) => tf.pow(x, 3),
    (x) => x ** 3,
    everywhere,
    bothSides,
  ),
  unary(
    'pow 1.5',
    (tf, x) => tf.pow(x, 1.5),
    (x) => x ** 1.5,
    positive,
  ),
  unary(
    'floor',
    (tf, x) => tf.mul(x, tf.floor(x)),
    (x) => x * Math.floor(x),
    everywhere,
    bothSides,
  ),
  unary(
    'ceil',
    (tf, x) => tf.mul(x, tf.ceil(x)),
    (x) => x * Math.ceil(x),
    everywhere,
    bothSides,
  ),
  unary(
    'round',
    (tf, x) => tf.mul(x, tf.round(x)),
    (x) => x * Math.round(x),
    everywhere,
    bothSides,
  ),
  unary(
    'sign',
    (tf, x) => tf.mul(x, tf.sign(x)),
    (x) => x * Math.sign(x),
    everywhere,
    bothSides,
  ),
  unary(
    'step',
    (tf, x) => tf.mul(x, tf.step(x, 0.5)),
    (x) => x * (x > 0 ? 1 : 0.5),
    everywhere,
    bothSides,
  ),
  unary(
    'mod',
    (tf, x) => tf.mul(x, tf.mod(x, 1)),
    (x) => x * (x - Math.floor(x)),
    everywhere,
    bothSides,
  ),
  unary(
    'prelu',
    (tf, x) => tf.prelu(x, tf.scalar(0.3)),
    (x) => (x > 0 ? x : 0.3 * x),
    everywhere,
    bothSides,
  ),
  unary(
    'cast',
    (tf, x) => tf.cast(x, 'float32'),
    (x) => x,
  ),
  unary(
    'clone',
    (tf, x) => tf.clone(x),
    (x) => x,
  ),
];
