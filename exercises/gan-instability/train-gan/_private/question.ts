import { float32, type Evaluation, type NumericArray, type Params, type Random } from '#grader/core/index.ts';
import { r1GanStep, type MlpWeights } from '#reference/oracle/r1-gan-step.ts';

/** Four different sizes, so that an exchange of axes shows. */
export const small = { latentSize: 3, hiddenSize: 6, dataSize: 2 };
const batch = 5;

export type Weights = MlpWeights<NumericArray>;

export const shapesOf = (from: number, hidden: number, to: number): Record<keyof Weights, number[]> => ({
  kernel1: [from, hidden],
  bias1: [hidden],
  kernel2: [hidden, hidden],
  bias2: [hidden],
  kernel3: [hidden, to],
  bias3: [to],
});

const normals = (random: Random, shape: readonly number[], scale: number): NumericArray =>
  float32(
    shape,
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * random.normal()),
  );

const drawWeights = (random: Random, from: number, to: number): Weights =>
  Object.fromEntries(
    Object.entries(shapesOf(from, small.hiddenSize, to)).map(([name, shape]) => [
      name,
      normals(random, shape, shape.length === 2 ? 1.2 / Math.sqrt(shape[0] ?? 1) : 0.3),
    ]),
  ) as unknown as Weights;

const named = (group: string, weights: Weights): Record<string, NumericArray> =>
  Object.fromEntries(
    Object.entries(weights as unknown as Record<string, NumericArray>).map(([name, value]) => [
      `${group}.${name}`,
      value,
    ]),
  );

export function drawNetworks(random: Random) {
  const { latentSize, dataSize } = small;
  const weights = {
    generator: drawWeights(random, latentSize, dataSize),
    discriminator: drawWeights(random, dataSize, 1),
    average: drawWeights(random, latentSize, dataSize),
  };
  const inputs = {
    ...named('g', weights.generator),
    ...named('d', weights.discriminator),
    ...named('a', weights.average),
  };
  return { weights, inputs };
}

/** Redrawn until no leaky ReLU is near its kink, where float32 may fall on the other side. */
export function drawStep(random: Random): {
  readonly evaluation: Evaluation;
  readonly right: ReturnType<typeof r1GanStep>;
} {
  for (;;) {
    const { weights, inputs } = drawNetworks(random);
    const data = {
      real: normals(random, [batch, small.dataSize], 1),
      zDiscriminator: normals(random, [batch, small.latentSize], 1),
      zGenerator: normals(random, [batch, small.latentSize], 1),
    };
    const settings = {
      learningRate: 0.5,
      gamma: 0.5 + 2 * random.uniform(),
      decay: 0.3 + 0.5 * random.uniform(),
    };
    const right = r1GanStep({ ...weights, ...data, ...settings });
    const params: Params = { ...small, ...settings };
    if (right.distanceFromKink > 5e-4)
      return { evaluation: { target: 'step', inputs: { ...inputs, ...data }, params }, right };
  }
}

/** Noise and samples for the two networks by themselves. */
export const drawRows = (random: Random) => ({
  z: normals(random, [batch, small.latentSize], 1),
  x: normals(random, [batch + 1, small.dataSize], 1),
});
