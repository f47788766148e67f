import { defineProbe } from '#grader/core/probe.ts';

type State = Readonly<Record<'theta' | 'psi', number>>;
type DiracStep = (s: State, o: object) => State;

export default defineProbe({
  /** Runs `steps` iterations from (theta, psi). All inputs are numbers; the noise is two of them. */
  run: (student, _, params) => {
    const diracStep = student['diracStep'] as DiracStep;
    const { theta, psi, steps, noiseReal, noiseFake, ...options } = params;
    const noise = noiseReal === undefined ? {} : { noise: { real: noiseReal, fake: noiseFake } };
    let state = { theta, psi } as State;
    for (let i = 0; i < Number(steps); i++) {
      state = diracStep(state, { ...options, ...noise });
      const numbers = [
        (state as Partial<State> | undefined)?.theta,
        (state as Partial<State> | undefined)?.psi,
      ];
      if (numbers.some((x) => typeof x !== 'number'))
        throw new Error('diracStep must return { theta, psi } with two plain numbers.');
    }
    return { theta: state.theta, psi: state.psi };
  },
});
