import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

interface Params extends stub.State, Omit<stub.Options, 'noise'> {
  readonly steps: number;
  readonly noiseReal?: number;
  readonly noiseFake?: number;
}

const optionsOf = ({
  noiseReal,
  noiseFake,
  ...options
}: Omit<Params, 'steps' | keyof stub.State>): stub.Options =>
  noiseReal === undefined || noiseFake === undefined
    ? options
    : { ...options, noise: { real: noiseReal, fake: noiseFake } };

export default defineProbe<typeof stub>({
  /** Runs `steps` iterations from (theta, psi). All inputs are numbers; the noise is two of them. */
  run: ({ diracStep }, _, { theta, psi, steps, ...options }: Params) => {
    let state: stub.State = { theta, psi };
    for (let i = 0; i < steps; i++) {
      state = diracStep(state, optionsOf(options));
      const point = unverified(state);
      if (typeof point?.theta !== 'number' || typeof point.psi !== 'number')
        throw new Error('diracStep must return { theta, psi } with two plain numbers.');
    }
    return { theta: state.theta, psi: state.psi };
  },

  /** The given point after one step, and 1 if the result is another object than that point. */
  given: ({ diracStep }, _, { theta, psi, steps, ...options }: Params) => {
    const state: stub.State = { theta, psi };
    const moved = diracStep(state, optionsOf(options));
    return { theta: state.theta, psi: state.psi, newObject: moved === state || steps !== 1 ? 0 : 1 };
  },
});
