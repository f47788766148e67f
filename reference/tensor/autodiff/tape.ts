/**
 * What a tape saves for the backward pass: a second reference to the same tensor instead of a clone.
 *
 * A gradient names the inputs and outputs that it needs (`inputsToSave`, `outputsToSave`, `save` in a custom gradient).
 * tfjs clones each of them, by a kernel that enters the tape *at once*, so the clone of an output comes before the op
 * whose result it copies (tensorflow/tfjs#3252). This does not affect a first derivative, which uses the saved clone as
 * a constant. A second derivative goes back through the clone:
 *
 *     tape:  clone(y) → y′    tanh(x) → y    …    mul(dy, 1 − y′²) → dx
 *
 * In the backward pass, tanh is visited before the clone has passed its share to y, so that share is dropped without an
 * error: d²tanh/dx² is 0, a critic's gradient penalty loses its curvature, and biases, which act only through it, get
 * no gradient at all.
 *
 * Here a saved tensor has the identity of the original, so there is nothing to go back through, and nothing in the
 * wrong order. It has a separate reference count for the values: disposing of either leaves the other. A training step
 * also runs a third fewer kernels, because those were clones.
 */
import { engine, Tensor } from '@tensorflow/tfjs-core';
import type { KernelBackend, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

export interface TapeNode {
  readonly kernelName: string;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly outputs: readonly Tensor[];
  readonly saved: readonly Tensor[];
  /** Missing if an op has no gradient. A null part means zero everywhere. */
  readonly gradient?: (dys: readonly (Tensor | undefined)[]) => Record<string, () => Tensor | null>;
}

interface Scope {
  readonly id: number;
  readonly track: Tensor[];
}

/** A call of an op: of a kernel by its name, or of a custom gradient by its function. */
export interface KernelCall {
  readonly kernelName?: string;
  readonly inputs: Record<string, Tensor>;
  readonly attrs?: NamedAttrMap | undefined;
}

/** The parts of tfjs's engine that its types keep private; version 4.22.0, which package.json pins. */
export interface EngineParts {
  readonly ENV: { getBool(flag: 'DEBUG'): boolean };
  readonly backend: KernelBackend;
  readonly backendName: string | null;
  readonly state: {
    activeTape: TapeNode[] | null;
    gradientDepth: number;
    kernelDepth: number;
    readonly profiling: boolean;
    readonly scopeStack: Scope[];
    activeScope: Scope | null;
  };
  startTape(): void;
  endTape(): void;
  endScope(result?: unknown): void;
  scopedRun<T>(start: () => void, end: () => void, f: () => T): T;
  tidy<T>(nameOrFunction: string | (() => T), f?: () => T): T;
  track<T extends Tensor>(tensor: T): T;
  keep<T extends Tensor>(tensor: T): T;
  clone(tensor: Tensor): Tensor;
  incRef(tensor: Tensor, backend: KernelBackend | null): void;
  makeTensorFromTensorInfo(info: TensorInfo): Tensor;
  addTapeNode(
    kernelName: string,
    inputs: Record<string, Tensor>,
    outputs: Tensor[],
    gradient: null,
    saved: Tensor[],
    attrs: NamedAttrMap | undefined,
  ): void;
  runKernel(
    kernelName: string,
    inputs: Record<string, Tensor>,
    attrs: NamedAttrMap | undefined,
  ): Tensor | Tensor[];
  runKernelFunc(call: KernelCall): Tensor | Tensor[];
  gradients(
    f: () => Tensor,
    xs: readonly Tensor[],
    dy?: Tensor | null,
    allowNoGradients?: boolean,
  ): { value: Tensor; grads: (Tensor | undefined)[] };
}

// tfjs declares these members private, and an augmentation cannot declare them again.
export const engineParts = (): EngineParts => engine() as unknown as EngineParts;

/** Makes the engine save tensors without copying; it saves them with `clone`, and nothing else calls `clone`. */
export function saveWithoutClones(parts: EngineParts): void {
  parts.clone = (tensor) => {
    const same = new Tensor(tensor.shape, tensor.dtype, tensor.dataId, tensor.id);
    parts.incRef(same, null);
    return same;
  };
}
