import type { Control, Figure, FigureState, Layout, Settings } from '../figure.ts';

import { readAddress, rounded, writeAddress } from './address.ts';
import { clockOf } from './clock.ts';
import type { FigureLab } from './figure-element.ts';
import { dragHandles } from './pointer.ts';
import { simulationOf, type Simulation } from './simulation.ts';
import { viewOf } from './view.ts';

/**
 * Makes a figure interactive, starting from the picture, controls and buttons that the build drew. The page calls this after
 * each figure, while the rest is still being parsed. It costs little, and the tensor code loads only at the first step.
 */
export function wake(root: FigureLab, figure: Figure): void {
  const view = viewOf(root, figure);
  const { settings, seed } = readAddress(location.search, figure);
  let state = figure.initial(settings, seed);
  let simulation: Simulation | undefined;

  const show = (next: FigureState): void => {
    state = next;
    view.show(state);
  };
  const remember = (): void => {
    const search = writeAddress(location.search, figure, { settings: state.settings, seed: state.seed });
    history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  };
  /** A heavy figure's worker, and with it the tensor code, starts with the first step. */
  const running = async (): Promise<Simulation> => {
    if (simulation !== undefined) return simulation;
    const begun = async (): Promise<Simulation> => {
      if (figure.runs !== 'in the page') await customElements.whenDefined('figure-lab');
      const begins = figure.runs === 'in the page' ? simulationOf(figure) : root.newSimulation();
      try {
        await begins.reset(state.settings, state.seed);
      } catch (error) {
        begins.close(error);
        throw error;
      }
      return begins;
    };
    view.showWaiting(figure.runs === 'training in a worker');
    try {
      // What failed to load may load at a second try, or when the student starts the figure again.
      simulation = await begun().catch(begun);
      return simulation;
    } catch (error) {
      // The page may be older than the files on the server, and then it offers a reload.
      dispatchEvent(new Event('genlab:load-failed'));
      throw error;
    } finally {
      view.showWaiting(false);
    }
  };
  /** The next step starts a new run. */
  const stopped = (error: unknown): void => {
    simulation?.close(error);
    simulation = undefined;
    view.showError(`This figure stopped: ${error instanceof Error ? error.message : String(error)}`);
  };
  const advance = async (steps: number): Promise<boolean> => {
    try {
      show(await (await running()).advance(steps));
      return figure.finished?.(state) !== true;
    } catch (error) {
      stopped(error);
      return false;
    }
  };
  const set = async (next: () => FigureState | Promise<FigureState>): Promise<void> => {
    try {
      show(await next());
      remember();
      view.announce(state);
    } catch (error) {
      stopped(error);
    }
  };
  const change = (settings: Settings): Promise<void> => {
    const valid = roundedSettings(figure.controls, settings);
    return set(
      () => simulation?.change(valid) ?? figure.changed?.(state, valid) ?? figure.initial(valid, state.seed),
    );
  };
  const reset = (settings: Settings, seed: number): Promise<void> => {
    clock.stop();
    return set(() => simulation?.reset(settings, seed) ?? figure.initial(settings, seed));
  };
  const speed = root.querySelector<HTMLSelectElement>('[data-act="speed"]');
  const clock = clockOf(
    () => Number(speed?.value ?? 20),
    advance,
    () => {
      view.showRunning(false);
      view.announce(state);
    },
  );

  const chosen = new Map(figure.controls.map(({ key }) => [key, settings[key]]));
  root.addEventListener('click', ({ target }) => {
    switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
      case 'run':
        if (clock.running) clock.stop();
        else {
          clock.start();
          view.showRunning(true);
        }
        break;
      case 'step':
        clock.stop();
        void advance(1).then(() => {
          view.announce(state);
        });
        break;
      case 'reset':
        void reset({ ...state.settings, ...Object.fromEntries(chosen) } as Settings, state.seed);
        break;
    }
  });
  root.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.dataset['act'] === 'seed') {
      const seed = Number(target.value);
      if (Number.isSafeInteger(seed) && seed >= 0) void reset(state.settings, seed);
    }
    const control = figure.controls.find(({ key }) => key === target.dataset['key']);
    if (control === undefined) return;
    const value = valueOf(control, target);
    if (control.kind === 'text' && !view.showFault(control, control.fault(String(value)))) return;
    chosen.set(control.key, value);
    void change({ ...state.settings, [control.key]: value });
  });
  const stage = root.querySelector<HTMLElement>('.figure-stage');
  if (stage !== null) {
    dragHandles(stage, figure, view, {
      state: () => state,
      change: (settings) => {
        const valid = roundedSettings(figure.controls, settings);
        for (const { key } of figure.controls)
          if (valid[key] !== state.settings[key]) chosen.set(key, valid[key]);
        void change(valid);
      },
    });
    // The hidden one of the two pictures is not updated.
    let drawn: Layout | undefined;
    new ResizeObserver(() => {
      const layout = view.layout();
      if (drawn !== undefined && drawn !== layout) view.show(state);
      drawn = layout;
    }).observe(stage);
  }
  const seedInput = root.querySelector<HTMLInputElement>('[data-act="seed"]');
  if (seedInput !== null) seedInput.value = String(seed);
  // The build drew the picture of the first state.
  if (location.search !== '') show(state);
  root.dataset['awake'] = 'true';
}

const roundedSettings = (controls: readonly Control[], settings: Settings): Settings => ({
  ...settings,
  ...Object.fromEntries(
    controls
      .filter(({ kind }) => kind === 'range')
      .map((control) => [control.key, rounded(control, Number(settings[control.key]))]),
  ),
});

function valueOf({ kind }: Control, input: HTMLInputElement | HTMLSelectElement): Settings[string] {
  if (kind === 'switch') return (input as HTMLInputElement).checked;
  if (kind === 'text') return input.value.trim();
  return kind === 'range' ? Number(input.value) : input.value;
}
