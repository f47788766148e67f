import type { Control, Figure, Layout, Settings } from '../figure.ts';

import { readAddress } from './address.ts';
import type { FigureLab } from './figure-element.ts';
import { LiveFigure } from './live-figure.ts';
import { dragHandles } from './pointer.ts';
import { simulationOf } from './simulation.ts';
import { viewOf, type View } from './view.ts';

/**
 * Makes a figure interactive, starting from the picture, controls and buttons that the build drew. The page calls this
 * after each figure, while the rest is still being parsed. It costs little, and the tensor code loads only at the first
 * step.
 */
export function hydrate(root: FigureLab, figure: Figure): void {
  const view = viewOf(root, figure);
  const { settings, seed } = readAddress(location.search, figure);
  const speed = root.querySelector<HTMLSelectElement>('[data-act="speed"]');
  const live = new LiveFigure({
    ...{ figure, view, settings, seed },
    stepsPerSecond: () => Number(speed?.value ?? 20),
    async openSimulation() {
      if (figure.runs === 'in the page') return simulationOf(figure);
      await customElements.whenDefined('figure-lab');
      return root.newSimulation();
    },
  });
  hearButtons(root, live);
  hearControls(root, figure, view, live);
  const stage = root.querySelector<HTMLElement>('.figure-stage');
  if (stage !== null) {
    dragHandles(stage, figure, view, {
      state: () => live.state,
      change: (taken) => void live.take(taken),
    });
    redrawOnNewLayout(stage, view, live);
  }
  const seedInput = root.querySelector<HTMLInputElement>('[data-act="seed"]');
  if (seedInput !== null) seedInput.value = String(seed);
  // The build drew the picture of the first state.
  if (location.search !== '') live.show();
  root.dataset['ready'] = 'true';
}

function hearButtons(root: HTMLElement, live: LiveFigure): void {
  root.addEventListener('click', ({ target }) => {
    switch (target instanceof HTMLElement ? target.dataset['act'] : undefined) {
      case 'run':
        live.startOrStop();
        break;
      case 'step':
        void live.step();
        break;
      case 'reset':
        void live.restart();
        break;
    }
  });
}

function hearControls(root: HTMLElement, { controls }: Figure, view: View, live: LiveFigure): void {
  root.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target.dataset['act'] === 'seed') {
      const seed = Number(target.value);
      if (Number.isSafeInteger(seed) && seed >= 0) void live.reseed(seed);
    }
    const control = controls.find(({ key }) => key === target.dataset['key']);
    if (control === undefined) return;
    const value = valueOf(control, target);
    if (control.kind === 'text' && !view.showFault(control, control.fault(String(value)))) return;
    void live.choose(control.key, value);
  });
}

/** The hidden one of the two pictures is not updated. */
function redrawOnNewLayout(stage: HTMLElement, view: View, live: LiveFigure): void {
  let drawn: Layout | undefined;
  new ResizeObserver(() => {
    const layout = view.layout();
    if (drawn !== undefined && drawn !== layout) live.show();
    drawn = layout;
  }).observe(stage);
}

function valueOf({ kind }: Control, input: HTMLInputElement | HTMLSelectElement): Settings[string] {
  if (kind === 'switch') return (input as HTMLInputElement).checked;
  if (kind === 'text') return input.value.trim();
  return kind === 'range' ? Number(input.value) : input.value;
}
