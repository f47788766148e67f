import type { Weights } from '#reference/models/index.ts';

/** An optimizer: `update` returns new weights and a new state, and does not modify its arguments. */
export interface Optimizer<State extends object = object> {
  init(weights: Weights): State;
  update<W extends Weights>(gradient: W, state: State, weights: W): { weights: W; state: State };
}

export const mapWeights = <W extends Weights, T>(
  weights: W,
  f: (weight: W[string], name: string) => T,
): { [Name in keyof W]: T } =>
  Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, f(weight as W[string], name)]),
  ) as { [Name in keyof W]: T };
