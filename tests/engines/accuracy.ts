/** The errors of an engine's elementary functions compared with float64, over wide ranges. */
import * as tf from '#reference/tensor/tfjs.ts';

type Unary =
  'exp' | 'expm1' | 'log' | 'log1p' | 'sigmoid' | 'softplus' | 'tanh' | 'elu' | 'selu' | 'sin' | 'cos';
type More =
  'tan' | 'asin' | 'acos' | 'atan' | 'sinh' | 'cosh' | 'asinh' | 'acosh' | 'atanh' | 'erf' | 'sqrt' | 'rsqrt';

interface Interval {
  name: Unary | More;
  f: (x: number) => number;
  from: number;
  to: number;
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const elu = (x: number): number => (x > 0 ? x : Math.expm1(x));

/** Abramowitz and Stegun 7.1.5 (series) near zero, 7.1.14 (continued fraction) far out. */
function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 3) {
    let [term, sum] = [x, x];
    for (let n = 1; n < 100; n++) sum += (term *= (-x * x) / n) / (2 * n + 1);
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let tail = 0;
  for (let k = 60; k > 0; k--) tail = k / 2 / (a + tail);
  return Math.sign(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + tail));
}

const both = (name: Interval['name'], f: Interval['f'], far: number): Interval[] =>
  [far, 1e-3].map((to) => ({ name, f, from: -to, to }));

export const ranges: Interval[] = [
  { name: 'exp', f: Math.exp, from: -87, to: 88.7 },
  { name: 'log', f: Math.log, from: 1e-37, to: 2 },
  { name: 'log', f: Math.log, from: 0.999, to: 1.001 },
  { name: 'log1p', f: Math.log1p, from: -0.999, to: 100 },
  { name: 'log1p', f: Math.log1p, from: -1e-3, to: 1e-3 },
  ...both('expm1', Math.expm1, 20),
  { name: 'sigmoid', f: (x) => 1 / (1 + Math.exp(-x)), from: -80, to: 80 },
  { name: 'softplus', f: softplus, from: -80, to: 80 },
  ...both('tanh', Math.tanh, 10),
  ...both('elu', elu, 10),
  ...both('selu', (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * elu(x)), 10),
  ...both('sin', Math.sin, 1000),
  { name: 'cos', f: Math.cos, from: -1000, to: 1000 },
  { name: 'tan', f: Math.tan, from: -1.5, to: 1.5 },
  ...both('asin', Math.asin, 1),
  { name: 'acos', f: Math.acos, from: -1, to: 0.9 },
  ...both('atan', Math.atan, 100),
  ...both('sinh', Math.sinh, 80),
  { name: 'cosh', f: Math.cosh, from: -80, to: 80 },
  ...both('asinh', Math.asinh, 100),
  { name: 'acosh', f: Math.acosh, from: 1.001, to: 100 },
  ...both('atanh', Math.atanh, 0.999),
  ...both('erf', erf, 5),
  { name: 'sqrt', f: Math.sqrt, from: 0, to: 1e6 },
  { name: 'rsqrt', f: (x) => 1 / Math.sqrt(x), from: 1e-6, to: 100 },
];

const points = 2001;

/** Largest error on a grid, relative to the value; infinite if the engine returns NaN or an infinity. */
export async function relativeError({ name, f, from, to }: Interval): Promise<number> {
  const x = Float32Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  const y = await tf[name](tf.tensor1d(x)).data();
  const errors = [...x].map((v, i) => {
    const value = f(v);
    const error = Math.abs((y[i] ?? Number.NaN) - value);
    if (Number.isNaN(error)) return Number.POSITIVE_INFINITY;
    return error < 1e-37 ? 0 : error / Math.abs(value); // below that subnormal numbers may be 0
  });
  return Math.max(...errors);
}

export const labelOf = ({ name, from, to }: Interval): string => `${name} on ${from} … ${to}`;

/** Arguments at which an engine may violate IEEE 754, with the values of functions. */
export const special = {
  arguments: [Number.NaN, Infinity, -Infinity, 0, -1, 200, -200],
  values: {
    exp: [Number.NaN, Infinity, 0, 1, Math.exp(-1), Infinity, 0],
    log: [Number.NaN, Infinity, Number.NaN, -Infinity, Number.NaN, Math.log(200), Number.NaN],
    log1p: [Number.NaN, Infinity, Number.NaN, 0, -Infinity, Math.log1p(200), Number.NaN],
    sigmoid: [Number.NaN, 1, 0, 0.5, 1 / (1 + Math.E), 1, 0],
    softplus: [Number.NaN, Infinity, 0, Math.LN2, Math.log1p(Math.exp(-1)), 200, 0],
    tanh: [Number.NaN, 1, -1, 0, Math.tanh(-1), 1, -1],
    elu: [Number.NaN, Infinity, -1, 0, Math.expm1(-1), 200, -1],
    relu: [Number.NaN, Infinity, 0, 0, 0, 200, 0],
    sqrt: [Number.NaN, Infinity, Number.NaN, 0, Number.NaN, Math.sqrt(200), Number.NaN],
  },
} as const;
