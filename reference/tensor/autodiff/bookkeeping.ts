/**
 * A faster version of the engine's work around a kernel: tfjs spends 13 to 19 µs of JavaScript on each op, which for
 * the small networks of this course is a third of a training step. It does the same except for the check of kernels for
 * leaks, which only tfjs's own tests turn on.
 */
import { getGradient, getKernel, Tensor } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';

import type { EngineParts, KernelCall } from './tape.ts';

/** Ends a scope, with a fast path if it returns one tensor or nothing, as each op does. */
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

/** Puts a kernel on the tape, with what its gradient needs. */
function record(
  { kernelName, inputs, attrs }: KernelCall & { kernelName: string },
  outputs: Tensor[],
  parts: EngineParts,
): void {
  const { inputsToSave = [], outputsToSave = [], saveAllInputs } = gradientOf(kernelName) ?? {};
  const saved = saveAllInputs ? Object.values(inputs) : inputsToSave.map((name) => inputs[name] as Tensor);
  saved.push(...outputs.filter((_, i) => outputsToSave[i]));
  const kept = saved.map((tensor) => parts.keep(parts.clone(tensor)));
  parts.addTapeNode(kernelName, inputs, outputs, null, kept, attrs);
}

/** Missing for ops that are not differentiated, or that do not lead to what is differentiated. */
const gradientOf = (kernelName: string) =>
  getGradient(kernelName) as ReturnType<typeof getGradient> | undefined;

/** Runs registered kernels; custom gradients, profiles and the debug mode use tfjs's own code. */
function installKernelCalls(parts: EngineParts): void {
  const runKernelFunc = parts.runKernelFunc.bind(parts);
  const runKernel = (call: KernelCall & { kernelName: string }): Tensor | Tensor[] => {
    const { backend, state } = parts; // `backend` first: reading it starts the engine
    const { kernelName, inputs, attrs } = call;
    const kernel = getKernel(kernelName, parts.backendName ?? '') as ReturnType<typeof getKernel> | undefined;
    if (kernel === undefined)
      throw new Error(`Kernel '${kernelName}' not registered for backend '${parts.backendName ?? ''}'`);
    if (state.profiling || parts.ENV.getBool('DEBUG')) return runKernelFunc(call);
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
    if (recorded) record(call, outputs, parts);
    return several ? outputs : (outputs[0] as Tensor);
  };
  parts.runKernel = (kernelName, inputs, attrs) => runKernel({ kernelName, inputs, attrs });
}

export function shortenBookkeeping(parts: EngineParts): void {
  installScopes(parts);
  installKernelCalls(parts);
}
