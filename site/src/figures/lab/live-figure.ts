import type { Control, Figure, FigureState, Settings } from '../figure.ts';

import { rounded, writeAddress } from './address.ts';
import { clockOf, type Clock } from './clock.ts';
import { LazySimulation } from './lazy-simulation.ts';
import type { Simulation } from './simulation.ts';
import type { View } from './view.ts';

interface Options {
  readonly figure: Figure;
  readonly view: View;
  readonly settings: Settings;
  readonly seed: number;
  readonly stepsPerSecond: () => number;
  readonly openSimulation: () => Simulation | Promise<Simulation>;
}

/**
 * The state of a figure, and all that a reader can do with it. Each new state is shown, and its settings are written
 * into the address.
 */
export class LiveFigure {
  private readonly figure: Figure;
  private readonly view: View;
  private readonly simulation: LazySimulation;
  private readonly clock: Clock;
  /** The reader's settings; steps may have changed the current ones since. */
  private readonly chosen: Map<string, Settings[string] | undefined>;
  private current: FigureState;

  constructor({ figure, view, settings, seed, stepsPerSecond, openSimulation }: Options) {
    this.figure = figure;
    this.view = view;
    this.chosen = new Map(figure.controls.map(({ key }) => [key, settings[key]]));
    this.current = figure.initial(settings, seed);
    this.simulation = new LazySimulation({ open: openSimulation, start: () => this.current });
    this.clock = clockOf(
      stepsPerSecond,
      (steps) => this.advance(steps),
      () => {
        view.showRunning(false);
        view.announce(this.current);
      },
    );
  }

  get state(): FigureState {
    return this.current;
  }

  show(): void {
    this.view.show(this.current);
  }

  startOrStop(): void {
    if (this.clock.running) {
      this.clock.stop();
      return;
    }
    this.clock.start();
    this.view.showRunning(true);
  }

  async step(): Promise<void> {
    this.clock.stop();
    await this.advance(1);
    this.view.announce(this.current);
  }

  /** Restarts with the reader's settings. */
  restart(): Promise<void> {
    const settings = { ...this.current.settings, ...Object.fromEntries(this.chosen) } as Settings;
    return this.reset(settings, this.current.seed);
  }

  reseed(seed: number): Promise<void> {
    return this.reset(this.current.settings, seed);
  }

  choose(key: string, value: Settings[string]): Promise<void> {
    this.chosen.set(key, value);
    return this.change({ ...this.current.settings, [key]: value });
  }

  /** Takes settings from the picture, after a reader has dragged or pressed. */
  take(settings: Settings): Promise<void> {
    const valid = this.valid(settings);
    for (const { key } of this.figure.controls)
      if (valid[key] !== this.current.settings[key]) this.chosen.set(key, valid[key]);
    return this.change(valid);
  }

  private change(settings: Settings): Promise<void> {
    const { figure, simulation } = this;
    const valid = this.valid(settings);
    return this.set(
      () =>
        simulation.change(valid) ??
        figure.changed?.(this.current, valid) ??
        figure.initial(valid, this.current.seed),
    );
  }

  private reset(settings: Settings, seed: number): Promise<void> {
    this.clock.stop();
    return this.set(() => this.simulation.reset(settings, seed) ?? this.figure.initial(settings, seed));
  }

  private async set(next: () => FigureState | Promise<FigureState>): Promise<void> {
    try {
      this.current = await next();
      this.show();
      this.remember();
      this.view.announce(this.current);
    } catch (error) {
      this.fail(error);
    }
  }

  /** False if there is nothing left to do. */
  private async advance(steps: number): Promise<boolean> {
    try {
      this.current = await (await this.begun()).advance(steps);
      this.show();
      return this.figure.finished?.(this.current) !== true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  private async begun(): Promise<Simulation> {
    if (this.simulation.hasBegun) return this.simulation.running();
    this.view.showWaiting(this.figure.runs === 'training in a worker');
    try {
      return await this.simulation.running();
    } catch (error) {
      // The page may be older than the files on the server, and then it offers a reload.
      dispatchEvent(new Event('genlab:load-failed'));
      throw error;
    } finally {
      this.view.showWaiting(false);
    }
  }

  /** The next step starts a new run. */
  private fail(error: unknown): void {
    this.simulation.close(error);
    this.view.showError(`This figure stopped: ${error instanceof Error ? error.message : String(error)}`);
  }

  private remember(): void {
    const { settings, seed } = this.current;
    const search = writeAddress(location.search, this.figure, { settings, seed });
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  }

  /** Ranges move in steps. */
  private valid(settings: Settings): Settings {
    const ranges = this.figure.controls.filter(({ kind }) => kind === 'range');
    const onGrid = (control: Control) => rounded(control, Number(settings[control.key]));
    return { ...settings, ...Object.fromEntries(ranges.map((control) => [control.key, onGrid(control)])) };
  }
}
