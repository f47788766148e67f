import { scalarFunctions, type ScalarFunction } from '#reference/oracle/index.ts';

export type FunctionName = keyof typeof scalarFunctions;

const { sine } = scalarFunctions;

/**
 * The oracle's functions as tensor engines compute them: the WASM engine's sine and cosine are off by up to 4.7 · 2⁻²⁴
 * whatever their size (measured on −10..10), also near their zeros.
 */
export const testFunctions: Readonly<Record<FunctionName, ScalarFunction>> = {
  ...scalarFunctions,
  sine: {
    ...sine,
    scale: (z, zScale) => sine.scale(z, zScale) + 1,
    derivativeScale: (z, zScale) => sine.derivativeScale(z, zScale) + 1,
  },
};
