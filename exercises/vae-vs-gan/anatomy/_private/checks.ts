import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
  type Strata,
} from '#grader/core/index.ts';
import { assembly, type Estimate } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 2;

/** Different sizes, so that swapped axes or networks show. */
const [pixels, latent, hidden] = [7, 3, 6];

type Named = Readonly<Record<string, NumericArray>>;

/** A network with one hidden layer, and its arrays under the names that the probe reads. */
function drawNetwork(random: Random, name: string, from: number, to: number, factor = 1) {
  const drawn = (shape: readonly number[], scale: number): NumericArray =>
    filled(shape, () => scale * random.normal());
  const layers = [
    { kernel: drawn([from, hidden], 1), bias: drawn([hidden], 0.5) },
    { kernel: drawn([hidden, to], factor / 2), bias: drawn([to], factor / 2) },
  ] as const;
  const network: Mlp<NumericArray> = { activation: 'tanh', hidden: [layers[0]], last: layers[1] };
  const inputs: Named = Object.fromEntries(
    layers.flatMap(({ kernel, bias }, l) => [
      [`${name}.kernel${l + 1}`, kernel],
      [`${name}.bias${l + 1}`, bias],
    ]),
  );
  return { network, inputs };
}

type Right = (inputs: assembly.Assembly) => Readonly<Record<string, Estimate>>;

/** @param factor scale of the logits */
const caseOf =
  (target: string, right: Right, batch: number, factor = 1) =>
  (random: Random): Case => {
    const encoder = drawNetwork(random, 'encoder', pixels, 2 * latent);
    const decoder = drawNetwork(random, 'decoder', latent, pixels, factor);
    const discriminator = drawNetwork(random, 'discriminator', pixels, 1, factor);
    const images = filled([batch, pixels], () => Math.round(255 * random.uniform()) / 255);
    const eps = filled([batch, latent], () => random.normal());
    const networks = {
      encoder: encoder.network,
      decoder: decoder.network,
      discriminator: discriminator.network,
    };
    const outputs = Object.entries(right({ ...networks, images, eps }));
    return {
      evaluation: {
        target,
        inputs: { ...encoder.inputs, ...decoder.inputs, ...discriminator.inputs, images, eps },
      },
      expected: {
        outputs: Object.fromEntries(outputs.map(([name, value]) => [name, within(value, c)])),
      },
    };
  };

const strata = (target: string, right: Right): Strata => ({
  'several images': caseOf(target, right, 4),
  'large logits': caseOf(target, right, 4, 3),
  'as many images as latents': caseOf(target, right, latent),
  'a single image': caseOf(target, right, 1),
});

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'vae',
      title: 'the VAE encodes, samples and decodes, and its loss is −ELBO',
      points: 0.75,
      strata: strata('vae', assembly.assembleVae),
    }),
    oracleCheck({
      id: 'gan',
      title: 'the GAN decodes noise, and both losses come from the discriminator’s logits',
      points: 0.75,
      strata: strata('gan', assembly.assembleGan),
    }),
    oracleCheck({
      id: 'generate',
      title: 'new images come from the prior, through the decoder only',
      points: 0.5,
      strata: strata('generate', (inputs) => ({ value: assembly.imagesFrom(inputs) })),
    }),
  ],
});
