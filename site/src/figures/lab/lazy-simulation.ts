import type { FigureState, Settings } from '../figure.ts';

import type { Simulation } from './simulation.ts';

interface Options {
  /** Opens a simulation that is not reset yet. */
  readonly open: () => Simulation | Promise<Simulation>;
  /** The settings with which the simulation starts. */
  readonly start: () => Pick<FigureState, 'settings' | 'seed'>;
}

/**
 * A simulation that starts when it is first needed: a worker and the tensor code cost too much for a figure that is not
 * running.
 */
export class LazySimulation {
  private readonly options: Options;
  private begun: Simulation | undefined;
  private beginning: Promise<Simulation> | undefined;

  constructor(options: Options) {
    this.options = options;
  }

  get hasBegun(): boolean {
    return this.begun !== undefined;
  }

  /** Returns the simulation, and starts it if necessary. Concurrent callers wait for the same one. */
  running(): Promise<Simulation> {
    if (this.begun) return Promise.resolve(this.begun);
    // Loading may succeed at a second try, or when the student starts the figure again.
    this.beginning ??= this.begin()
      .catch(() => this.begin())
      .then((simulation) => (this.begun = simulation))
      .finally(() => {
        this.beginning = undefined;
      });
    return this.beginning;
  }

  /** Undefined if there is no simulation to change. */
  change(settings: Settings): Promise<FigureState> | undefined {
    return this.begun?.change(settings);
  }

  /** Undefined if there is no simulation to reset. */
  reset(settings: Settings, seed: number): Promise<FigureState> | undefined {
    return this.begun?.reset(settings, seed);
  }

  /** The next call of `running` starts a new run. */
  close(reason: unknown): void {
    this.begun?.close(reason);
    this.begun = undefined;
  }

  private async begin(): Promise<Simulation> {
    const simulation = await this.options.open();
    try {
      let start: ReturnType<Options['start']>;
      do {
        start = this.options.start();
        await simulation.reset(start.settings, start.seed);
      } while (start !== this.options.start()); // it was changed while the worker was loading
    } catch (error) {
      simulation.close(error);
      throw error;
    }
    return simulation;
  }
}
