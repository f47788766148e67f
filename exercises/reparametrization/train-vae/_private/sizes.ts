import { filled, type NumericArray, type Random } from '#grader/core/index.ts';
import { vae } from '#reference/oracle/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import { blackOrWhite, ofBothSigns, type greys } from '../../_private/draw.ts';

export interface Sizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly latentSize: number;
}

/** Three different sizes, so that swapped axes show. */
const small: Sizes = { inputSize: 12, hiddenSize: 7, latentSize: 3 };

export type Weights = Record<keyof vae.VaeWeights, NumericArray>;

export const shapesOf = ({ inputSize, hiddenSize, latentSize }: Sizes) => ({
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

function drawWeights(random: Random, sizes: Sizes): Weights {
  const drawn = Object.entries(shapesOf(sizes)).map(([name, shape]) => {
    const scale = shape.length === 2 ? 1 / Math.sqrt(shape[0] ?? 1) : 0.3;
    return [name, filled(shape, () => scale * random.normal())];
  });
  return Object.fromEntries(drawn) as Weights;
}

export interface StepSpec {
  readonly sizes?: Sizes;
  readonly batch?: number;
  readonly images?: typeof greys;
}

export interface StepInputs {
  readonly sizes: Sizes;
  readonly weights: Weights;
  readonly x: NumericArray; // [batch, inputSize], greys between 0 and 1
  readonly eps: NumericArray; // [batch, latentSize]
}

/** Beyond it, log(1 − p) in float32 has lost so many digits that a loss of probabilities fails by rounding alone. */
const largestLogit = 6;

/** Redrawn until no ReLU is near its kink, where float32 could end up on the other side, and no logit is very large. */
export function drawStepInputs(
  random: Random,
  { sizes = small, batch = 5, images = anyPixels }: StepSpec,
): StepInputs {
  for (;;) {
    const inputs = {
      sizes,
      weights: drawWeights(random, sizes),
      x: images([batch, sizes.inputSize], random),
      eps: ofBothSigns([batch, sizes.latentSize], random, [0.3, 2]),
    };
    const { weights, x, eps } = inputs;
    const isModerate = vae.reconstruction(weights, x, eps).value.every((a) => Math.abs(a) < largestLogit);
    if (isModerate && vae.distanceFromKink(weights, x, eps) > 1e-3) return inputs;
  }
}

const anyPixels: typeof greys = (shape, random) =>
  filled(shape, () => Math.round(255 * random.uniform()) / 255);

/** Separate latents, which do not come from images. */
export function drawLatents(random: Random, { weights, sizes, x }: StepInputs): NumericArray {
  for (;;) {
    const z = ofBothSigns([x.shape[0] ?? 1, sizes.latentSize], random, [0.3, 3]);
    const { hidden } = vae.decode(weights, exact(z));
    if (Math.min(...hidden.value.map(Math.abs)) > 1e-3) return z;
  }
}

export const specs: Readonly<Record<string, StepSpec>> = {
  'grey images': {},
  'black and white images': { images: blackOrWhite },
  'equal sizes': { sizes: { inputSize: 6, hiddenSize: 6, latentSize: 6 }, batch: 6 },
  'a single latent': { sizes: { ...small, latentSize: 1 } },
};
