/**
 * The engine's own work around a kernel, made shorter: tfjs spends 13 to 19 µs of JavaScript on each op, which for the
 * small networks of this course is a third of a training step. What it does stays the same but for its check of
 * kernels for leaks, which only tfjs's own tests turn on.
 */
import { getKernel, Tensor } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { EngineParts } from './tape.ts';

/** Ends a scope, quickly where it returns one tensor or nothing, as each op does. */
function installScopes(parts: EngineParts): void {
  const endScope = parts.endScope.bind(parts);
  parts.endScope = (result) => {
    const { state } = parts;
    const scope = state.activeScope;
    const one = result instanceof Tensor ? result : undefined;
    if (!scope || (one === undefined && result !== undefined && result !== null)) {
      endScope(result);
      return;
    }
    for (const tensor of scope.track) if (!tensor.kept && tensor.id !== one?.id) tensor.dispose();
    state.scopeStack.pop();
    state.activeScope = state.scopeStack.at(-1) ?? null;
    if (one && !one.kept && one.scopeId === scope.id) parts.track(one);
  };
}

const isTensor = (info: TensorInfo): info is Tensor => info instanceof Tensor;

/** Runs registered kernels; custom gradients, profiles and the debug mode go tfjs's way. */
function installKernelCalls(parts: EngineParts): void {
  const runKernelFunc = parts.runKernelFunc.bind(parts);
  parts.runKernelFunc = (call) => {
    const { backend, backendName, state } = parts; // `backend` first: reading it starts the engine
    const { kernelName, inputs, attrs } = call;
    if (kernelName === undefined || state.profiling || parts.ENV.getBool('DEBUG')) return runKernelFunc(call);
    const kernel = getKernel(kernelName, backendName ?? parts.backendName ?? '');
    const recorded = state.gradientDepth > 0 && state.kernelDepth === 0;
    let result: TensorInfo | TensorInfo[];
    state.kernelDepth++;
    try {
      result = kernel.kernelFunc({ inputs, attrs: attrs as never, backend });
    } finally {
      state.kernelDepth--;
    }
    const several = Array.isArray(result);
    const infos = several ? (result as TensorInfo[]) : [result as TensorInfo];
    const outputs = infos.map((info) => (isTensor(info) ? info : parts.makeTensorFromTensorInfo(info)));
    if (recorded) {
      const saved = parts.saveTensorsForBackwardMode(
        parts.getTensorsForGradient(kernelName, inputs, outputs),
      );
      parts.addTapeNode(kernelName, inputs, outputs, null, saved, attrs);
    }
    return several ? outputs : (outputs[0] as Tensor);
  };
}

export function shortenBookkeeping(parts: EngineParts): void {
  installScopes(parts);
  installKernelCalls(parts);
}
