/** A multilayer perceptron, forwards and backwards, with the float32 error carried along. The last layer is linear. */
import { activations, type Activation } from './activations.ts';
import { exact } from './dense.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { elementwiseProduct, mapped, product, sumOverRows, transposed, withBias } from './running-error.ts';

export interface Layer<T = Matrix> {
  readonly kernel: T; // [in, out]
  readonly bias: T; // [out]
}

export interface Mlp<T = Matrix> {
  readonly activation: Activation;
  readonly hidden: readonly Layer<T>[];
  readonly last: Layer<T>;
}

export const mapMlp = <A, B>(
  { activation, hidden, last }: Mlp<A>,
  map: (weights: A, layer: number, name: keyof Layer) => B,
): Mlp<B> => {
  const mapLayer = ({ kernel, bias }: Layer<A>, l: number): Layer<B> => ({
    kernel: map(kernel, l, 'kernel'),
    bias: map(bias, l, 'bias'),
  });
  return { activation, hidden: hidden.map(mapLayer), last: mapLayer(last, hidden.length) };
};

export const exactMlp = (mlp: Mlp): Mlp<Estimate> => mapMlp(mlp, exact);

/** A hidden layer in the forward pass: its input, [batch, in], and its output before the activation, [batch, out]. */
export interface HiddenPass {
  readonly layer: Layer<Estimate>;
  readonly input: Estimate;
  readonly preActivation: Estimate;
}

export interface ForwardPass {
  readonly hidden: readonly HiddenPass[];
  readonly lastInput: Estimate;
  readonly output: Estimate;
}

export function forward({ activation, hidden, last }: Mlp<Estimate>, x: Estimate): ForwardPass {
  let input = x;
  const passes = hidden.map((layer) => {
    const pass = { layer, input, preActivation: affine(layer, input) };
    input = mapped(pass.preActivation, activations[activation].value);
    return pass;
  });
  return { hidden: passes, lastInput: input, output: affine(last, input) };
}

const affine = ({ kernel, bias }: Layer<Estimate>, x: Estimate): Estimate =>
  withBias(product(x, kernel), bias);

/** By the chain rule from the gradient of the output, [batch, out]: the gradients with respect to all weights and x. */
export function backward(
  { activation, last }: Mlp<Estimate>,
  { hidden, lastInput }: ForwardPass,
  byOutput: Estimate,
): { weights: Mlp<Estimate>; x: Estimate } {
  let byInput = product(byOutput, transposed(last.kernel));
  const layers: Layer<Estimate>[] = [];
  for (const { layer, input, preActivation } of hidden.toReversed()) {
    const byAffine = elementwiseProduct(byInput, mapped(preActivation, activations[activation].slope));
    layers.unshift(weightGradients(input, byAffine));
    byInput = product(byAffine, transposed(layer.kernel));
  }
  return { weights: { activation, hidden: layers, last: weightGradients(lastInput, byOutput) }, x: byInput };
}

/** The gradients of an affine layer, from the gradient of its output. */
export const weightGradients = (input: Estimate, byAffine: Estimate): Layer<Estimate> => ({
  kernel: product(transposed(input), byAffine),
  bias: sumOverRows(byAffine),
});

/** How close any hidden unit of the batch is to 0, the kink of a rectifier. */
export const distanceFromKink = ({ hidden }: ForwardPass): number =>
  Math.min(Infinity, ...hidden.flatMap(({ preActivation }) => Array.from(preActivation.value, Math.abs)));
