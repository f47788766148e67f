import { filled, type NumericArray, type Random } from '#grader/core/index.ts';
import { vae } from '#reference/oracle/index.ts';
import { exact } from '#reference/oracle/dense.ts';

/** Three different sizes, so that swapped axes show. */
export const small = { inputSize: 12, hiddenSize: 7, latentSize: 3 };
const batch = 5;

export type Weights = Record<keyof vae.VaeWeights, NumericArray>;

export const shapesOf = ({ inputSize, hiddenSize, latentSize }: typeof small) => ({
  encoderKernel: [inputSize, hiddenSize],
  encoderBias: [hiddenSize],
  muKernel: [hiddenSize, latentSize],
  muBias: [latentSize],
  logVarKernel: [hiddenSize, latentSize],
  logVarBias: [latentSize],
  decoderKernel: [latentSize, hiddenSize],
  decoderBias: [hiddenSize],
  logitsKernel: [hiddenSize, inputSize],
  logitsBias: [inputSize],
});

function drawWeights(random: Random): Weights {
  const drawn = Object.entries(shapesOf(small)).map(([name, shape]) => {
    const scale = shape.length === 2 ? 1 / Math.sqrt(shape[0] ?? 1) : 0.3;
    return [name, filled(shape, () => scale * random.normal())];
  });
  return Object.fromEntries(drawn) as Weights;
}

export interface StepInputs {
  readonly weights: Weights;
  readonly x: NumericArray; // [batch, inputSize], greys between 0 and 1
  readonly eps: NumericArray; // [batch, latentSize]
}

/** Redrawn until no ReLU is near its kink, where float32 could end up on the other side. */
export function drawStepInputs(random: Random): StepInputs {
  for (;;) {
    const inputs = {
      weights: drawWeights(random),
      x: filled([batch, small.inputSize], () => Math.round(255 * random.uniform()) / 255),
      eps: filled([batch, small.latentSize], () => random.normal()),
    };
    if (vae.distanceFromKink(inputs.weights, inputs.x, inputs.eps) > 1e-3) return inputs;
  }
}

/** Separate latents, which do not come from images. */
export function drawLatents(random: Random, weights: Weights): NumericArray {
  for (;;) {
    const z = filled([batch + 1, small.latentSize], () => 1.5 * random.normal());
    const { hidden } = vae.decode(weights, exact(z));
    if (Math.min(...hidden.value.map(Math.abs)) > 1e-3) return z;
  }
}
