import { filled, type NumericArray, type Random } from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import { vae } from '#reference/oracle/index.ts';
import { distanceFromKink, exactMlp, forward, mapMlp, type Mlp } from '#reference/oracle/mlp.ts';

export interface Sizes {
  readonly pixels: number;
  readonly latent: number;
  readonly hidden: number;
}

/** Different sizes, so that swapped axes show. */
const small: Sizes = { pixels: 7, latent: 3, hidden: 6 };

export type VaeWeights = Record<keyof vae.VaeWeights, NumericArray>;

/** Both models. The generator's final sigmoid is not part of its layers. */
export interface Models {
  readonly vae: VaeWeights;
  readonly generator: Mlp<NumericArray>;
  readonly discriminator: Mlp<NumericArray>;
}

/**
 * Random kernels with He's scale before a ReLU and LeCun's scale elsewhere.
 *
 * @param biases standard deviation of the biases, 0 for a model that is to be trained
 */
export function drawModels(random: Random, { pixels, latent, hidden }: Sizes, biases: number): Models {
  const layer = (from: number, to: number, gain: number) => ({
    kernel: filled([from, to], () => Math.sqrt(gain / from) * random.normal()),
    bias: filled([to], () => biases * random.normal()),
  });
  const network = (from: number, to: number): Mlp<NumericArray> => ({
    activation: 'leakyRelu',
    hidden: [layer(from, hidden, 2)],
    last: layer(hidden, to, 1),
  });
  const layers = {
    encoder: layer(pixels, hidden, 2),
    mu: layer(hidden, latent, 1),
    logVar: layer(hidden, latent, 0.5),
    decoder: layer(latent, hidden, 2),
    logits: layer(hidden, pixels, 1),
  };
  const weights = Object.entries(layers).flatMap(([name, { kernel, bias }]) => [
    [`${name}Kernel`, kernel],
    [`${name}Bias`, bias],
  ]);
  return {
    vae: Object.fromEntries(weights) as VaeWeights,
    generator: network(latent, pixels),
    discriminator: network(pixels, 1),
  };
}

/** g.hiddenKernel, g.hiddenBias, g.lastKernel, … */
export function named<T>(prefix: 'g' | 'd', network: Mlp<T>): Record<string, T> {
  const names: Record<string, T> = {};
  mapMlp(network, (weights, l, name) => {
    names[`${prefix}.${l === 0 ? 'hidden' : 'last'}${name === 'kernel' ? 'Kernel' : 'Bias'}`] = weights;
  });
  return names;
}

export const namedVae = <T>(weights: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [`vae.${name}`, value]));

/** All weights of both models, under the names that the probe reads. */
export const inputsOf = ({
  vae: weights,
  generator,
  discriminator,
}: Models): Record<string, NumericArray> => ({
  ...namedVae(weights),
  ...named('g', generator),
  ...named('d', discriminator),
});

/** Images with black, white and grey pixels, one latent per image, and both models. No ReLU is near its kink. */
export function drawInputs(random: Random, rows: { images: number; latents: number }) {
  const { pixels, latent } = small;
  for (;;) {
    const models = drawModels(random, small, 0.3);
    const images = filled([rows.images, pixels], () =>
      random.uniform() < 0.3 ? Math.round(random.uniform()) : Math.round(255 * random.uniform()) / 255,
    );
    const eps = filled([rows.images, latent], () => random.normal());
    const z = filled([rows.latents, latent], () => random.normal());
    const passes = [
      forward(exactMlp(models.generator), exact(z)),
      forward(exactMlp(models.discriminator), exact(images)),
    ];
    const decoded = vae.decode(models.vae, exact(z)).hidden.value;
    const nearest = Math.min(
      vae.distanceFromKink(models.vae, images, eps),
      ...passes.map(distanceFromKink),
      ...Array.from(decoded, Math.abs),
    );
    if (nearest > 1e-3) return { models, inputs: inputsOf(models), images, eps, z };
  }
}
