import { scalarFunctions, type ScalarFunction } from '#reference/oracle/index.ts';

export type FunctionName = keyof typeof scalarFunctions;

const { sine } = scalarFunctions;

/**
 * The oracle's functions with the errors of tensor engines. The WASM engine's sine and cosine have an absolute error of
 * up to 4.7 · 2⁻²⁴ (measured on −10..10), even near their zeros.
 */
export const testFunctions: Readonly<Record<FunctionName, ScalarFunction>> = {
  ...scalarFunctions,
  sine: {
    ...sine,
    scale: (z, zScale) => sine.scale(z, zScale) + 1,
    derivativeScale: (z, zScale) => sine.derivativeScale(z, zScale) + 1,
  },
};
