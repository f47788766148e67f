import { filled, type Evaluation, type NumericArray, type Params, type Random } from '#grader/core/index.ts';
import { ganTraining } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import { mlpOf, named } from '../../_private/networks.ts';

/** Four different sizes, so that swapped axes show. */
export const small = { latentSize: 3, hiddenSize: 6, dataSize: 2 };
type Sizes = typeof small;

export interface StepSpec {
  readonly sizes?: Sizes;
  /** The number of examples, 5 by default. */
  readonly batch?: number;
  readonly gamma?: number;
  readonly decay?: number;
}

const normals = (random: Random, shape: readonly number[], scale: number): NumericArray =>
  filled(shape, () => scale * random.normal());

const drawNetwork = (random: Random, sizes: readonly number[]): Mlp<NumericArray> =>
  mlpOf('leakyRelu', sizes, (shape) =>
    normals(random, shape, shape.length === 2 ? 1.2 / Math.sqrt(shape[0] ?? 1) : 0.3),
  );

/** g.kernel1, g.bias1, g.kernel2, … */
export const variablesOf = <T>(group: 'g' | 'd' | 'a', network: Mlp<T>): Record<string, T> =>
  Object.fromEntries(Object.entries(named(network, 1)).map(([name, value]) => [`${group}.${name}`, value]));

/** The shapes of all variables of both networks and of the average, by the names from {@link variablesOf}. */
export function shapesOf({ latentSize, hiddenSize, dataSize }: Sizes): Record<string, readonly number[]> {
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

export function drawNetworks(random: Random, { latentSize, hiddenSize, dataSize }: Sizes = small) {
  const hidden = [hiddenSize, hiddenSize];
  const weights = {
    generator: drawNetwork(random, [latentSize, ...hidden, dataSize]),
    discriminator: drawNetwork(random, [dataSize, ...hidden, 1]),
    average: drawNetwork(random, [latentSize, ...hidden, dataSize]),
  };
  const inputs = {
    ...variablesOf('g', weights.generator),
    ...variablesOf('d', weights.discriminator),
    ...variablesOf('a', weights.average),
  };
  return { weights, inputs };
}

/** Redrawn until no leaky ReLU is near its kink, where float32 could end up on the other side. */
export function drawStep(
  random: Random,
  { sizes = small, batch = 5, ...fixed }: StepSpec,
): {
  readonly evaluation: Evaluation;
  readonly right: ganTraining.GanSteps;
} {
  for (;;) {
    const { weights, inputs } = drawNetworks(random, sizes);
    const data = {
      real: normals(random, [batch, sizes.dataSize], 1),
      zDiscriminator: normals(random, [batch, sizes.latentSize], 1),
      zGenerator: normals(random, [batch, sizes.latentSize], 1),
    };
    const settings = {
      generatorRate: 0.3 + 0.1 * random.uniform(),
      discriminatorRate: 0.5 + 0.1 * random.uniform(),
      gamma: 0.5 + 2 * random.uniform(),
      // Away from one half, where both weights of the average are equal.
      decay: 0.6 + 0.3 * random.uniform(),
      ...fixed,
    };
    const { generatorRate, discriminatorRate, gamma, decay } = settings;
    const { generator, discriminator, average } = weights;
    const right = ganTraining.train({
      generator,
      discriminator,
      rates: { generator: generatorRate, discriminator: discriminatorRate },
      batches: [data],
      gamma,
      averaging: { average, decay },
    });
    const params: Params = { ...sizes, ...settings };
    if (right.distanceFromKink > 5e-4)
      return { evaluation: { target: 'step', inputs: { ...inputs, ...data }, params }, right };
  }
}

/** Noise and samples to test the two networks separately. */
export const drawRows = (random: Random, { latentSize, dataSize }: Sizes = small, batch = 5) => ({
  z: normals(random, [batch, latentSize], 1),
  x: normals(random, [batch + 1, dataSize], 1),
});
