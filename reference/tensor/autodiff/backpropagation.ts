/**
 * Reverse-mode differentiation over the engine's tape (Griewank and Walther 2008, chapter 3), instead of tfjs's own.
 * What differs:
 * - a gradient may return null for "zero everywhere", and nothing is computed from it: the second derivative of a
 *   network of relus, a gradient penalty's, does not go back through every layer with arrays of zeros;
 * - a gradient may return the same `dy` that it was given, whereas tfjs needs a copy;
 * - an error leaves no tensors behind.
 */
import { add, clone, ones, Tensor, util, zeros } from '@tensorflow/tfjs-core';

import type { EngineParts, TapeNode } from './tape.ts';

/** A node between the xs and y, with those of its inputs that depend on an x. */
interface Step {
  readonly node: TapeNode;
  readonly inputs: readonly (readonly [name: string, tensor: Tensor])[];
}

/** The nodes that lead from the xs to y, first to last. */
function stepsBetween(tape: readonly TapeNode[], xs: readonly Tensor[], y: Tensor): Step[] {
  const fromX = new Set(xs.map(({ id }) => id));
  const steps: Step[] = [];
  for (const node of tape) {
    const inputs = Object.entries(node.inputs).filter(([, { id }]) => fromX.has(id));
    if (inputs.length === 0) continue;
    for (const { id } of node.outputs) fromX.add(id);
    steps.push({ node, inputs });
  }
  const toY = new Set([y.id]);
  const leading = steps.reverse().filter(({ node, inputs }) => {
    const leads = node.outputs.some(({ id }) => toY.has(id));
    if (leads) for (const [, { id }] of inputs) toY.add(id);
    return leads;
  });
  return leading.reverse();
}

function checked(dx: Tensor, x: Tensor, { kernelName }: TapeNode, input: string): Tensor {
  if (dx.dtype !== 'float32')
    throw new Error(
      `The gradient of ${kernelName} by its input '${input}' must be of dtype float32, but is ${dx.dtype}.`,
    );
  if (!util.arraysEqual(dx.shape, x.shape))
    throw new Error(
      `The gradient of ${kernelName} by its input '${input}' has shape [${dx.shape.join()}], which is not that of ` +
        `the input, [${x.shape.join()}].`,
    );
  return dx;
}

/** dy/dx by the id of x, for every tensor in between; a missing entry is zero. */
function backpropagated(
  steps: readonly Step[],
  y: Tensor,
  dy: Tensor,
  parts: EngineParts,
): ReadonlyMap<number, Tensor> {
  const gradients = new Map([[y.id, dy]]);
  const sums = new Set<Tensor>(); // created here, so nothing else references them
  for (const { node, inputs } of steps.toReversed()) {
    const dys = node.outputs.map(({ id }) => gradients.get(id));
    if (dys.every((dy) => dy === undefined)) continue;
    if (node.gradient === undefined)
      throw new Error(`Cannot compute gradient: gradient function not found for ${node.kernelName}.`);
    const byInput = node.gradient(dys);
    for (const [name, x] of inputs) {
      const part = byInput[name];
      if (part === undefined)
        throw new Error(`Cannot compute gradient: ${node.kernelName} has none by its input '${name}'.`);
      const dx = parts.tidy(part);
      if (dx === null) continue;
      checked(dx, x, node, name);
      const before = gradients.get(x.id);
      const sum = before === undefined ? dx : add(before, dx);
      gradients.set(x.id, sum);
      if (before === undefined) continue;
      sums.add(sum);
      if (sums.has(before)) before.dispose();
    }
  }
  return gradients;
}

/** Makes the engine differentiate with the functions above. */
export function installBackpropagation(parts: EngineParts): void {
  parts.gradients = (f, xs, dy, allowNoGradients = false) => {
    util.assert(xs.length > 0, () => 'gradients() received an empty list of xs.');
    if (dy && dy.dtype !== 'float32') throw new Error(`dy must have 'float32' dtype, but has '${dy.dtype}'`);
    try {
      const y = parts.scopedRun(
        () => {
          parts.startTape();
        },
        () => {
          parts.endTape();
        },
        () => parts.tidy('forward', f),
      );
      util.assert(y instanceof Tensor, () => 'The result y returned by f() must be a tensor.');
      const steps = stepsBetween(parts.state.activeTape ?? [], xs, y);
      if (!allowNoGradients && steps.length === 0)
        throw new Error(
          'Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all ' +
            'operations that lead from x to y.',
        );
      return parts.tidy('backward', () => {
        const gradients = backpropagated(steps, y, dy ?? ones(y.shape), parts);
        const onTheWay = new Set(steps.flatMap(({ inputs }) => inputs.map(([, { id }]) => id)));
        // The caller disposes of the results, so they must not belong to someone else or be the same for two xs.
        const taken = new Set<Tensor>([y, ...xs, ...(dy ? [dy] : [])]);
        const grads = xs.map((x) => {
          const gradient = gradients.get(x.id);
          if (gradient === undefined) return onTheWay.has(x.id) ? zeros(x.shape) : undefined;
          const own = taken.has(gradient) || gradient.kept ? clone(gradient) : gradient;
          taken.add(own);
          return own;
        });
        return { value: y, grads };
      });
    } finally {
      if (parts.state.gradientDepth === 0) {
        for (const { saved } of parts.state.activeTape ?? []) for (const tensor of saved) tensor.dispose();
        parts.state.activeTape = null;
      }
    }
  };
}
