import { filled, type Evaluation, type NumericArray, type Params, type Random } from '#grader/core/index.ts';
import { ganTraining } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import { mlpOf, named } from '../../_private/networks.ts';

/** Four different sizes, so that swapped axes show. */
export const small = { latentSize: 3, hiddenSize: 6, dataSize: 2 };
const batch = 5;

const normals = (random: Random, shape: readonly number[], scale: number): NumericArray =>
  filled(shape, () => scale * random.normal());

const drawNetwork = (random: Random, from: number, to: number): Mlp<NumericArray> =>
  mlpOf('leakyRelu', [from, small.hiddenSize, small.hiddenSize, to], (shape) =>
    normals(random, shape, shape.length === 2 ? 1.2 / Math.sqrt(shape[0] ?? 1) : 0.3),
  );

/** g.kernel1, g.bias1, g.kernel2, … */
export const variablesOf = <T>(group: 'g' | 'd' | 'a', network: Mlp<T>): Record<string, T> =>
  Object.fromEntries(Object.entries(named(network, 1)).map(([name, value]) => [`${group}.${name}`, value]));

/** The shapes of all variables of both networks and of the average, by the names from {@link variablesOf}. */
export function shapesOf({
  latentSize,
  hiddenSize,
  dataSize,
}: typeof small): Record<string, readonly number[]> {
  const shapes = (group: 'g' | 'd' | 'a', from: number, to: number): Record<string, readonly number[]> => {
    const network = mlpOf('leakyRelu', [from, hiddenSize, hiddenSize, to], (shape) => filled(shape, () => 0));
    const weights = Object.entries(variablesOf(group, network));
    return Object.fromEntries(weights.map(([name, { shape }]) => [name, shape]));
  };
  return {
    ...shapes('g', latentSize, dataSize),
    ...shapes('d', dataSize, 1),
    ...shapes('a', latentSize, dataSize),
  };
}

export function drawNetworks(random: Random) {
  const { latentSize, dataSize } = small;
  const weights = {
    generator: drawNetwork(random, latentSize, dataSize),
    discriminator: drawNetwork(random, dataSize, 1),
    average: drawNetwork(random, latentSize, dataSize),
  };
  const inputs = {
    ...variablesOf('g', weights.generator),
    ...variablesOf('d', weights.discriminator),
    ...variablesOf('a', weights.average),
  };
  return { weights, inputs };
}

/** Redrawn until no leaky ReLU is near its kink, where float32 could end up on the other side. */
export function drawStep(random: Random): {
  readonly evaluation: Evaluation;
  readonly right: ganTraining.GanSteps;
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
    const { learningRate: rate, gamma, decay } = settings;
    const { generator, discriminator, average } = weights;
    const right = ganTraining.train({
      generator,
      discriminator,
      rates: { generator: rate, discriminator: rate },
      batches: [data],
      gamma,
      averaging: { average, decay },
    });
    const params: Params = { ...small, ...settings };
    if (right.distanceFromKink > 5e-4)
      return { evaluation: { target: 'step', inputs: { ...inputs, ...data }, params }, right };
  }
}

/** Noise and samples to test the two networks separately. */
export const drawRows = (random: Random) => ({
  z: normals(random, [batch, small.latentSize], 1),
  x: normals(random, [batch + 1, small.dataSize], 1),
});
