/**
 * Adam with one kernel for each variable, if the engine has one.
 *
 * tfjs writes the update as 14 operations on arrays of the variable's size: for 784-400-20 they took 8 of the 29 ms of
 * a training step on the WASM engine, most of it memory traffic. The kernel `AdamStep` reads each array once.
 */
import { AdamOptimizer, engine, getBackend, getKernel, scalar, tidy, zerosLike } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, TensorInfo, Variable } from '@tensorflow/tfjs-core';

/** Kernel inputs `value`, `m`, `v`, `gradient`, all of one shape; outputs the new value, m and v. */
export const adamStep = 'AdamStep';

/** Attributes of the kernel. */
export type AdamAttributes = {
  /** Name of the variable. */
  name: string;
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ at step t, counted from 1 (Kingma and Ba 2015, algorithm 1). */
  correction1: number;
  correction2: number;
  /** The new m and v replace the old ones, which are not read again. */
  replacesMoments?: boolean;
};

interface Moment {
  originalName: string;
  variable: Variable;
}

/** The private state of tfjs's optimizer. */
interface AdamState {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  iterations: number;
  accBeta1: Variable;
  accBeta2: Variable;
  accumulatedFirstMoment: (Moment | undefined)[];
  accumulatedSecondMoment: (Moment | undefined)[];
  incrementIterations(): void;
}

type Gradients = NamedTensorMap | { name: string; tensor: Tensor }[];

let installed = false;

/** Makes `tf.train.adam` use the kernel. State, names and saved weights are the same as in tfjs. */
export function installAdam(): void {
  if (installed) return;
  installed = true;
  // Private members of tfjs's class; no augmentation can make them public.
  const prototype = AdamOptimizer.prototype as unknown as {
    applyGradients(this: AdamState, gradients: Gradients): void;
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the optimizer again below
  const plain = prototype.applyGradients;
  prototype.applyGradients = function (gradients) {
    const kernel = getKernel(adamStep, getBackend()) as unknown;
    if (kernel !== undefined) {
      step(this, gradients);
      return;
    }
    catchUp(this);
    plain.call(this, gradients);
  };
}

function step(adam: AdamState, gradients: Gradients): void {
  const { learningRate, beta1, beta2, epsilon } = adam;
  const t = adam.iterations + 1;
  const attributes = {
    learningRate,
    beta1,
    beta2,
    epsilon,
    correction1: 1 - beta1 ** t,
    correction2: 1 - beta2 ** t,
    replacesMoments: true, // by `assign` below
  } satisfies Omit<AdamAttributes, 'name'>;
  const named = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients);
  tidy(() => {
    for (const [i, [name, gradient]] of named.entries()) {
      const value = engine().registeredVariables[name];
      if (!value) throw new Error(`Adam was given a gradient of '${name}', which is not a variable.`);
      const m = (adam.accumulatedFirstMoment[i] ??= moment(`${name}/m`, value)).variable;
      const v = (adam.accumulatedSecondMoment[i] ??= moment(`${name}/v`, value)).variable;
      // A variable that the loss does not depend on.
      if ((gradient as Tensor | null) === null) continue;
      const inputs = { value, m, v, gradient };
      const updated: Tensor[] = engine().runKernel(adamStep, inputs, { ...attributes, name });
      for (const [j, variable] of [value, m, v].entries()) variable.assign(updated[j] as Tensor);
    }
  });
  adam.incrementIterations();
  behind.add(adam);
}

/** Optimizers whose powers βᵗ⁺¹, which tfjs's own update stores as tensors, are still as at the kernel's first step. */
const behind = new WeakSet<AdamState>();

function catchUp(adam: AdamState): void {
  if (!behind.delete(adam)) return;
  tidy(() => {
    adam.accBeta1.assign(scalar(adam.beta1 ** (adam.iterations + 1)));
    adam.accBeta2.assign(scalar(adam.beta2 ** (adam.iterations + 1)));
  });
}

const moment = (originalName: string, value: Variable): Moment => ({
  originalName,
  variable: tidy(() => zerosLike(value).variable(false)),
});

export interface AdamInputs {
  value: TensorInfo;
  m: TensorInfo;
  v: TensorInfo;
  gradient: TensorInfo;
}
