import type { Term } from './estimate.ts';

/** log(1 + exp(a)), without overflow. */
export const softplus = (a: number): number => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));

/** 1 / (1 + exp(−a)), the slope of softplus, to full relative precision on both sides. */
export const sigmoid = (a: number): number =>
  a < 0 ? Math.exp(a) / (1 + Math.exp(a)) : 1 / (1 + Math.exp(-a));

/** σ of a logit that already has an error; ½ (1 + tanh(l / 2)) rounds at the size of 1. */
export function sigmoidTerm({ value, scale }: Term): Term {
  const y = sigmoid(value);
  return { value: y, scale: 1 + y * (1 - y) * (Math.abs(value) + scale) };
}
