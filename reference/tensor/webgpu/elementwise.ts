/** The elementary functions as kernels of the WebGPU engine, and the fused kernels that contain copies of them. */
import { backend_util, upcastType } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import { shaderMath } from './math.ts';
import { elementwise, replaceKernel, run, runProgram, using } from './program.ts';
import type { KernelFunc } from './program.ts';

// Klambauer et al. 2017, eq. 2
const [scale, scaleAlpha] = [backend_util.SELU_SCALE, backend_util.SELU_SCALEALPHA];

/** Each function of x, in WGSL; |x| is called m. */
const functions: Record<string, string> = {
  Exp: 'return expOf(x);',
  Expm1: 'return expm1Of(x);',
  Log: 'return logOf(x);',
  Log1p: 'return log1pOf(x);',
  Sigmoid: 'let e = expOf(-m); return select(1.0, e, x < 0.0) / (1.0 + e);',
  Softplus: 'return max(x, 0.0) + log1pOf(expOf(-m));',
  Tanh: 'let t = expm1Of(-2.0 * m); return select(-1.0, 1.0, x < 0.0) * t / (2.0 + t);',
  Elu: 'if (x > 0.0) { return x; } return expm1Of(x);',
  Selu: `if (x > 0.0) { return ${scale} * x; } return ${scaleAlpha} * expm1Of(x);`,
  Sin: 'return turned(x, 0);',
  Cos: 'return turned(x, 1);',
  Tan: 'return turned(x, 0) / turned(x, 1);',
  Asin: 'return asinOf(x);',
  Acos: 'return acosOf(x);',
  Atan: 'return atanOf(x);',
  Sinh: `let t = expm1Of(m);
    return select(0.5, -0.5, x < 0.0) * select(t + t / (t + 1.0), t, m > 20.0);`,
  Cosh: 'let e = expOf(m); return 0.5 * e + 0.5 / e;',
  Asinh: `let s = log1pOf(m + m * m / (1.0 + sqrt(m * m + 1.0)));
    return select(1.0, -1.0, x < 0.0) * select(s, logOf(m) + 0.693147180559945309, m > 1e9);`,
  Acosh: `if (x > 1e9) { return logOf(x) + 0.693147180559945309; }
    return log1pOf((x - 1.0) + sqrt((x - 1.0) * (x + 1.0)));`,
  Atanh: `if (m > 1.0) { return uniforms.NAN; }
    if (m == 1.0) { return x * uniforms.INFINITY; }
    return select(0.5, -0.5, x < 0.0) * log1pOf(2.0 * m / (1.0 - m));`,
  Erf: 'return erfOf(x);',
};

const unary = (name: string, body: string): KernelFunc => {
  const code = `${shaderMath}
    fn element(index : i32) -> f32 {
      let x = getAByOutputIndex(index);
      if (isnan(x)) { return x; }
      let m = abs(x);
      ${body}
    }`;
  return ({ inputs, backend }) => {
    const { x } = inputs as { x: TensorInfo };
    const program = elementwise(name, x.shape, ['A'], code);
    return runProgram(backend, program, [x], x.dtype);
  };
};

const binary = (name: string, body: string): KernelFunc => {
  const code = `${shaderMath}
    fn element(index : i32) -> f32 {
      let a = getAByOutputIndex(index);
      let b = getBByOutputIndex(index);
      ${body}
    }`;
  return ({ inputs, backend }) => {
    const { a, b } = inputs as { a: TensorInfo; b: TensorInfo };
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const program = elementwise(name, shape, ['A', 'B'], code);
    return runProgram(backend, program, [a, b], upcastType(a.dtype, b.dtype));
  };
};

/** Softmax from its parts; tfjs's one program calls the device's own exp. */
const softmax: KernelFunc = ({ inputs, backend, attrs }) => {
  const { logits } = inputs as { logits: TensorInfo };
  const axis = attrs?.['dim'] as number;
  const over = { axis, reductionIndices: axis, keepDims: true }; // Max has a separate name for it
  const shifted = using(run('Max', { x: logits }, backend, over), backend, (b) =>
    run('Sub', { a: logits, b }, backend),
  );
  return using(
    using(shifted, backend, (x) => run('Exp', { x }, backend)),
    backend,
    (a) => using(run('Sum', { x: a }, backend, over), backend, (b) => run('RealDiv', { a, b }, backend)),
  );
};

/** A fused kernel without its sigmoid or elu, which are copies of tfjs's formulas. */
const activatingAfter =
  (former: KernelFunc): KernelFunc =>
  (call) => {
    const kernel = { sigmoid: 'Sigmoid', elu: 'Elu' }[call.attrs?.['activation'] as string];
    if (kernel === undefined) return former(call);
    const plain = former({ ...call, attrs: { ...call.attrs, activation: 'linear' } }) as TensorInfo;
    return using(plain, call.backend, (x) => run(kernel, { x }, call.backend));
  };

export function registerElementwiseKernels(): void {
  for (const [name, body] of Object.entries(functions)) replaceKernel(name, () => unary(name, body));
  replaceKernel('Pow', () =>
    binary(
      'Pow',
      'if (b == 0.0) { return 1.0; } if (isnan(a) || isnan(b)) { return a + b; } return powOf(a, b);',
    ),
  );
  replaceKernel('Atan2', () =>
    binary('Atan2', 'if (isnan(a) || isnan(b)) { return a + b; } return atan2Of(a, b);'),
  );
  replaceKernel('Softmax', () => softmax);
  for (const name of ['_FusedMatMul', 'FusedConv2D', 'FusedDepthwiseConv2D']) {
    replaceKernel(name, activatingAfter);
  }
}
