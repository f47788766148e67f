import type { Simulation } from './simulation.ts';
import { workerSimulation } from './worker-simulation.ts';

/**
 * `<figure-lab>`, the frame of a figure. The figure's own script is inline in the page and runs before this module
 * arrives. This module has what only the first step of a heavy figure needs: the worker, and how to call it.
 */
export class FigureLab extends HTMLElement {
  newSimulation(): Simulation {
    return workerSimulation(this.dataset['figure'] ?? '');
  }
}

customElements.define('figure-lab', FigureLab);
