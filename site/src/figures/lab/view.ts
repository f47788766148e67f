import { formatSetting } from '../drawing/format.ts';
import { svgContent } from '#reference/shared/svg.ts';
import type { Control, Figure, FigureState, Layout, Settings } from '../figure.ts';

/** The parts of a figure's element that change. The build has drawn all of them once. */
export interface View {
  show(state: FigureState): void;
  /** Describes the picture in words once the reader has stopped changing it. */
  announce(state: FigureState): void;
  showRunning(running: boolean): void;
  /** Shown while the tensor code and the data are loading. */
  showWaiting(waiting: boolean): void;
  /** Shows what is wrong with a text that the reader wrote. True if it is valid. */
  showFault(control: Control, fault: string | undefined): boolean;
  /** The message replaces the summary until the next update. */
  showError(message: string): void;
  layout(): Layout;
  svg(): SVGSVGElement;
}

const quietMs = 700;

export function viewOf(root: HTMLElement, figure: Figure): View {
  const live = part(root.querySelector('.figure-summary'), 'summary');
  const run = part(root.querySelector('[data-act="run"]'), 'button to start');
  const readings = [...root.querySelectorAll<HTMLElement>('.figure-readings > div')];
  let timer = 0;
  let failed = false;

  const wide = part(root.querySelector<SVGSVGElement>('svg[data-layout="wide"]'), 'wide picture');
  /** The style sheet chooses by the figure's width. */
  const layout = (): Layout => (getComputedStyle(wide).display === 'none' ? 'narrow' : 'wide');
  const svg = (): SVGSVGElement =>
    part(root.querySelector<SVGSVGElement>(`svg[data-layout="${layout()}"]`), 'picture');
  return {
    layout,
    svg,
    show(state) {
      if (failed) {
        live.classList.add('sr-only');
        live.textContent = figure.summary(state);
        failed = false;
      }
      svg().innerHTML = svgContent(figure.picture(state, layout()).marks).toString();
      for (const [i, { value, exact = '' }] of figure.readings(state).entries()) {
        setText(readings[i]?.querySelector('.value'), value);
        setText(readings[i]?.querySelector('.exact'), exact);
      }
      for (const control of figure.controls) showSetting(root, control, state.settings);
    },
    announce(state) {
      clearTimeout(timer);
      if (failed) return;
      timer = window.setTimeout(() => {
        live.textContent = figure.summary(state);
      }, quietMs);
    },
    showRunning(running) {
      root.toggleAttribute('data-running', running);
      run.textContent = running ? 'Pause' : 'Start';
    },
    showWaiting(waiting) {
      root.toggleAttribute('data-waiting', waiting);
    },
    showFault({ key }, fault) {
      const input = root.querySelector<HTMLInputElement>(`[data-key="${key}"]`);
      input?.setAttribute('aria-invalid', String(fault !== undefined));
      setText(root.querySelector(`[data-output="${key}"]`), fault ?? '');
      return fault === undefined;
    },
    showError(message) {
      failed = true;
      clearTimeout(timer);
      live.textContent = message;
      live.classList.remove('sr-only');
    },
  };
}

function part<E>(element: E | null, name: string): E {
  if (element === null) throw new Error(`internal: the figure has no ${name}`);
  return element;
}

function showSetting(root: HTMLElement, control: Control, settings: Settings): void {
  const { key, kind } = control;
  const input = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-key="${key}"]`);
  const value = settings[key];
  if (input === null || value === undefined) return;
  if (kind === 'switch') (input as HTMLInputElement).checked = value === true;
  else if (input.value !== String(value) && !(kind === 'text' && input === document.activeElement))
    input.value = String(value);
  if (kind === 'range')
    setText(root.querySelector(`[data-output="${key}"]`), formatSetting(Number(value), control.step));
}

function setText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
