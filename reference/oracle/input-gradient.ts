/** The gradient of a network's scores with respect to its input points, and the derivative of that gradient. */
import { activations } from './activations.ts';
import { exact } from './dense.ts';
import type { Estimate } from './estimate.ts';
import { weightGradients, type ForwardPass, type Layer, type Mlp } from './mlp.ts';
import { elementwiseProduct, elementwiseSum, mapped, product, sizes, transposed } from './running-error.ts';

/**
 * A hidden layer in the backward pass: u, the gradient with respect to its output, and δ = u φ′(a), the one with
 * respect to a.
 */
interface Backwards {
  readonly u: Estimate;
  readonly delta: Estimate;
}

export interface InputGradient {
  readonly network: Mlp<Estimate>;
  readonly pass: ForwardPass;
  readonly backwards: readonly Backwards[];
  /** [batch, features] */
  readonly gradient: Estimate;
}

/** ∇D(x) = δ₁ W₁ᵀ, with δₗ = φ′(aₗ) uₗ, uₗ = δₗ₊₁ Wₗ₊₁ᵀ, and wᵀ for the last u; scores are [batch, 1]. */
export function inputGradient(network: Mlp<Estimate>, pass: ForwardPass): InputGradient {
  const { slope } = activations[network.activation];
  let u = product(onesLike(pass.output), transposed(network.last.kernel));
  const backwards: Backwards[] = [];
  for (const { layer, preActivation } of pass.hidden.toReversed()) {
    const delta = elementwiseProduct(u, mapped(preActivation, slope));
    backwards.unshift({ u, delta });
    u = product(delta, transposed(layer.kernel));
  }
  return { network, pass, backwards, gradient: u };
}

/**
 * From the gradient ḡ with respect to ∇D(x), [batch, features], the one with respect to the weights: reverse-mode
 * differentiation of `inputGradient`, first from ∇D(x) up to u of the last layer, then from the activations' arguments
 * down to the first. With a bar for each gradient: W̄ₗ = ūₗ₋₁ᵀ δₗ + hₗ₋₁ᵀ āₗ, δ̄ₗ = ūₗ₋₁ Wₗ, ūₗ = φ′(aₗ) δ̄ₗ, and āₗ =
 * φ″(aₗ) uₗ δ̄ₗ + φ′(aₗ) āₗ₊₁ Wₗ₊₁ᵀ.
 */
export function inputGradientVjp(
  { network, pass, backwards }: InputGradient,
  byGradient: Estimate,
): Mlp<Estimate> {
  const { slope, curvature } = activations[network.activation];

  let uBar = byGradient;
  const upwards = pass.hidden.map(({ layer, preActivation }, l) => {
    const { u, delta } = backwards[l] as Backwards;
    const kernel = product(transposed(uBar), delta);
    const deltaBar = product(uBar, layer.kernel);
    uBar = elementwiseProduct(mapped(preActivation, slope), deltaBar);
    return {
      kernel,
      bent: elementwiseProduct(elementwiseProduct(mapped(preActivation, curvature), u), deltaBar),
    };
  });
  const byLastKernel = product(transposed(uBar), onesLike(pass.output));

  const hidden: Layer<Estimate>[] = [];
  let fromAbove: Estimate | undefined; // āₗ₊₁ Wₗ₊₁ᵀ; the score itself does not enter
  for (const [l, { layer, input, preActivation }] of [...pass.hidden.entries()].reverse()) {
    const { kernel, bent } = upwards[l] as (typeof upwards)[number];
    const aBar = fromAbove
      ? elementwiseSum(bent, elementwiseProduct(mapped(preActivation, slope), fromAbove))
      : bent;
    const below = weightGradients(input, aBar);
    hidden.unshift({ kernel: elementwiseSum(kernel, below.kernel), bias: below.bias });
    fromAbove = product(aBar, transposed(layer.kernel));
  }
  return {
    activation: network.activation,
    hidden,
    last: { kernel: byLastKernel, bias: mapped(network.last.bias, () => ({ value: 0, scale: 0 })) },
  };
}

function onesLike(scores: Estimate): Estimate {
  const [batch] = sizes(scores);
  return exact({ shape: [batch, 1], data: new Float64Array(batch).fill(1) });
}
