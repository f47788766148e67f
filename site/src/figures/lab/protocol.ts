import type { FigureState, Settings } from '../figure.ts';

/** What a figure's worker does for its page. */
export interface FigureWorker {
  /** Must be called first. A figure that is already loaded restarts. */
  reset(request: {
    readonly figure: string;
    readonly settings: Settings;
    readonly seed: number;
  }): FigureState;
  change(settings: Settings): FigureState;
  advance(steps: number): FigureState;
}
