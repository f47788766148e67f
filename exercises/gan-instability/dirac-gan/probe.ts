import { defineProbe, unverified } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

interface Params extends stub.State, Omit<stub.Options, 'noise'> {
  readonly steps: number;
  readonly noiseReal?: number;
  readonly noiseFake?: number;
}

export default defineProbe<typeof stub>({
  /** Runs `steps` iterations from (theta, psi). All inputs are numbers; the noise is two of them. */
  run: ({ diracStep }, _, { theta, psi, steps, noiseReal, noiseFake, ...options }: Params) => {
    const noise =
      noiseReal === undefined || noiseFake === undefined
        ? {}
        : { noise: { real: noiseReal, fake: noiseFake } };
    let state: stub.State = { theta, psi };
    for (let i = 0; i < steps; i++) {
      state = diracStep(state, { ...options, ...noise });
      const point = unverified(state);
      if (typeof point?.theta !== 'number' || typeof point.psi !== 'number')
        throw new Error('diracStep must return { theta, psi } with two plain numbers.');
    }
    return { theta: state.theta, psi: state.psi };
  },
});
