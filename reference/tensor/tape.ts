/**
 * The order of the tape, put right: why second derivatives of tanh, sigmoid, exp, softmax … are wrong in tfjs.
 *
 * A gradient that needs its op's output names it in `outputsToSave` (or passes it to `save` in a custom gradient).
 * While the op runs, the engine clones that output for the backward pass, and the clone enters the tape *at once*,
 * ahead of the op whose result it copies (tensorflow/tfjs#3252). A first derivative never notices, since it uses
 * the saved clone as a constant. A second derivative goes back through the clone:
 *
 *     tape:  clone(y) → y′    tanh(x) → y    …    mul(dy, 1 − y′²) → dx
 *
 * Going backwards, tanh is visited before the clone has handed its share to y, so that share is dropped without an
 * error: d²tanh/dx² is 0, a critic's gradient penalty loses its curvature, and biases, which act only through it,
 * get no gradient at all. Putting each op ahead of the clones of its own outputs cures every such op at once.
 */
import { engine } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

interface TapeNode {
  inputs: Record<string, Tensor>;
  outputs: Tensor[];
  saved: Tensor[];
}

/** The parts of tfjs's engine that its types keep private; version 4.22.0, which package.json pins. */
export interface EngineParts {
  state: { activeTape: TapeNode[]; gradientDepth: number };
  startTape: () => void;
  addTapeNode: (
    kernelName: string,
    inputs: Record<string, Tensor>,
    outputs: Tensor[],
    gradient: unknown,
    saved: Tensor[],
    attrs: unknown,
  ) => void;
}

export const engineParts = (): EngineParts => engine() as unknown as EngineParts;

/**
 * Moves the last node of the tape ahead of the clones of its outputs. Those clones, with clones of its inputs among
 * them, are the nodes right before it, as nothing else records while an op runs.
 */
function moveAheadOfClones(tape: TapeNode[]): void {
  const node = tape.at(-1);
  if (!node || node.saved.length === 0) return;
  const saved = new Set(node.saved);
  const isClone = (i: number): boolean => tape[i]?.outputs.some((t) => saved.has(t)) ?? false;
  const clonesOwnOutput = (i: number): boolean => node.outputs.some((t) => t === tape[i]?.inputs['x']);

  let place = tape.length - 1;
  for (let i = place - 1; i >= 0 && isClone(i); i--) if (clonesOwnOutput(i)) place = i;
  if (place < tape.length - 1) {
    tape.pop();
    tape.splice(place, 0, node);
  }
}

let repaired = false;

/** Makes the engine keep its tape in order from now on. */
export function repairTape(): void {
  if (repaired) return;
  repaired = true;
  const parts = engineParts();
  const addTapeNode = parts.addTapeNode.bind(parts);
  parts.addTapeNode = (...args) => {
    addTapeNode(...args);
    moveAheadOfClones(parts.state.activeTape);
  };
}
