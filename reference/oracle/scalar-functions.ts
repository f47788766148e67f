/** The functions that gradient estimators are tested with. Their names are stable ids. */
export interface ScalarFunction {
  readonly name: string;
  value(z: number): number;
  derivative(z: number): number;
  /**
   * Scale of value(z): its terms, and |derivative(z)| times the scale of z, which is more than |z| if z is itself a sum
   * with cancellation.
   */
  scale(z: number, zScale?: number): number;
  /** Scale of derivative(z): its terms, and |second derivative| times the scale of z. */
  derivativeScale(z: number, zScale?: number): number;
}

const { abs, sin, cos } = Math;

export const scalarFunctions = {
  square: {
    name: 'square',
    value: (z) => z ** 2,
    derivative: (z) => 2 * z,
    scale: (z, zScale = abs(z)) => z ** 2 + abs(2 * z) * zScale,
    derivativeScale: (z, zScale = abs(z)) => abs(2 * z) + 2 * zScale,
  },
  sine: {
    name: 'sine',
    value: (z) => sin(z),
    derivative: (z) => cos(z),
    scale: (z, zScale = abs(z)) => abs(sin(z)) + abs(cos(z)) * zScale,
    derivativeScale: (z, zScale = abs(z)) => abs(cos(z)) + abs(sin(z)) * zScale,
  },
  cubic: {
    name: 'cubic',
    value: (z) => z ** 3 - z,
    derivative: (z) => 3 * z ** 2 - 1,
    scale: (z, zScale = abs(z)) => abs(z) ** 3 + abs(z) + abs(3 * z ** 2 - 1) * zScale,
    derivativeScale: (z, zScale = abs(z)) => 3 * z ** 2 + 1 + abs(6 * z) * zScale,
  },
  affine: {
    name: 'affine',
    value: (z) => 3 * z + 1,
    derivative: () => 3,
    scale: (z, zScale = abs(z)) => abs(3 * z) + 1 + 3 * zScale,
    derivativeScale: () => 3,
  },
} as const satisfies Record<string, ScalarFunction>;
