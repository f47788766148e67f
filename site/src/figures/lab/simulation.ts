import type { Figure, FigureState, Resources, Run, Settings } from '../figure.ts';

/** Runs a figure, in the page or in a worker with the same interface. */
export interface Simulation {
  reset(settings: Settings, seed: number): Promise<FigureState>;
  change(settings: Settings): Promise<FigureState>;
  advance(steps: number): Promise<FigureState>;
  /** Frees the simulation's resources. Pending calls to a worker are rejected with `reason`. */
  close(reason: unknown): void;
}

/** @param resources only for a figure that trains */
export function simulationOf(figure: Figure, resources: Resources = nothing): Simulation {
  let state: FigureState | undefined;
  let run: Run | undefined;
  const current = (): FigureState => {
    if (state === undefined) throw new Error('internal: a simulation is reset before it is used');
    return state;
  };
  const begin = async (settings: Settings, seed: number): Promise<FigureState> => {
    run?.dispose();
    run = undefined;
    state = figure.initial(settings, seed);
    if (figure.runs === 'training in a worker') {
      run = await figure.begin(state, resources);
      state = await run.advance(state, 0);
    }
    return state;
  };
  return {
    reset: begin,
    async change(settings) {
      const changed = figure.changed?.(current(), settings);
      if (changed === undefined) return begin(settings, current().seed);
      state = (await run?.advance(changed, 0)) ?? changed;
      return state;
    },
    async advance(steps) {
      const from = current();
      if (figure.finished?.(from) === true) return from;
      state = run ? await run.advance(from, steps) : stepped(figure, from, steps);
      return state;
    },
    close() {
      run?.dispose();
    },
  };
}

function stepped(figure: Figure, from: FigureState, steps: number): FigureState {
  if (figure.runs === 'training in a worker')
    throw new Error('internal: a simulation is reset before it is used');
  let state = from;
  for (let i = 0; i < steps && figure.finished?.(state) !== true; i++) state = figure.step(state);
  return state;
}

const nothing: Resources = {
  engine: () => Promise.reject(new Error('internal: no tensor engine was given')),
  file: (name) => Promise.reject(new Error(`internal: no file '${name}' was given`)),
};
