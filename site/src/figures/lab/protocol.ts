import type { FigureState, Settings } from '../figure.ts';

/** What a figure's worker does for its page. */
export interface FigureWorker {
  /** Comes before the other calls; a figure that is loaded already starts anew. */
  reset(request: {
    readonly figure: string;
    readonly settings: Settings;
    readonly seed: number;
  }): FigureState;
  change(settings: Settings): FigureState;
  advance(steps: number): FigureState;
}
