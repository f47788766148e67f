import type { Simulation } from './simulation.ts';
import { workerSimulation } from './worker-simulation.ts';

/**
 * `<figure-lab>`, the frame of a figure. The figure's own script stands in the page whole and runs before this module
 * arrives. What only the first step of a heavy figure needs is here: the worker, and how to call it.
 */
export class FigureLab extends HTMLElement {
  newSimulation(): Simulation {
    return workerSimulation(this.dataset['figure'] ?? '');
  }
}

customElements.define('figure-lab', FigureLab);
