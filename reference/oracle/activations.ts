/** Activations with two derivatives, each with the scale of its float32 error, including the argument's. */
import type { Term } from './estimate.ts';

/** φ, φ′ or φ″ of an argument with an error of up to u · scale. */
type Formula = (a: Term) => Term;

export interface ActivationFunction {
  readonly value: Formula;
  readonly slope: Formula;
  readonly curvature: Formula;
}

const sigmoid = (a: number): number => (a < 0 ? Math.exp(a) / (1 + Math.exp(a)) : 1 / (1 + Math.exp(-a)));

/** Linear on either side of 0; arguments stay away from 0, where correct formulas differ. */
const rectifier = (left: number): ActivationFunction => {
  const slope = (value: number): number => (value > 0 ? 1 : left);
  return {
    value: ({ value, scale }) => ({
      value: slope(value) * value,
      scale: slope(value) * (Math.abs(value) + scale),
    }),
    slope: ({ value }) => ({ value: slope(value), scale: slope(value) }),
    curvature: () => ({ value: 0, scale: 0 }),
  };
};

export const activations = {
  tanh: {
    value: ({ value: a, scale }) => {
      const y = Math.tanh(a);
      return { value: y, scale: Math.abs(y) + (1 - y * y) * (Math.abs(a) + scale) };
    },
    // 1 − y² cancels where tanh saturates; |φ″| ≤ 2 |y| (1 − y²).
    slope: ({ value: a, scale }) => {
      const y = Math.tanh(a);
      return { value: 1 - y * y, scale: 1 + y * y + 2 * Math.abs(y) * (1 - y * y) * (Math.abs(a) + scale) };
    },
    // −2 y (1 − y²); |φ‴| ≤ 2.
    curvature: ({ value: a, scale }) => {
      const y = Math.tanh(a);
      return { value: -2 * y * (1 - y * y), scale: 2 * Math.abs(y) * (1 + y * y) + 2 * (1 - y * y) * scale };
    },
  },
  softplus: {
    value: ({ value: a, scale }) => ({
      value: Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
      scale: Math.max(a, 0) + 1 + sigmoid(a) * scale,
    }),
    slope: ({ value: a, scale }) => {
      const s = sigmoid(a);
      return { value: s, scale: s + s * (1 - s) * (Math.abs(a) + scale) };
    },
    // s (1 − s), whose 1 − s cancels; |φ‴| = s (1 − s) |1 − 2 s|.
    curvature: ({ value: a, scale }) => {
      const s = sigmoid(a);
      return { value: s * (1 - s), scale: s + s * (1 - s) * (1 + Math.abs(a) + scale) };
    },
  },
  leakyRelu: rectifier(0.2), // the slope that tfjs has by default
  relu: rectifier(0),
} as const satisfies Record<string, ActivationFunction>;

export type Activation = keyof typeof activations;
