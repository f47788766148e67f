import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { assembly, type Estimate } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 2;

/** Five different sizes, so that swapped axes or networks show. */
const [batch, pixels, latent, hidden] = [4, 7, 3, 6];

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

const cases =
  (target: string, right: (inputs: assembly.Assembly) => Readonly<Record<string, Estimate>>) =>
  (random: Random): Case[] =>
    [1, 3].map((factor) => {
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
    });

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'vae',
      title: 'the VAE encodes, samples and decodes, and its loss is −ELBO',
      points: 0.75,
      cases: cases('vae', assembly.assembleVae),
    }),
    oracleCheck({
      id: 'gan',
      title: 'the GAN decodes noise, and both losses come from the discriminator’s logits',
      points: 0.75,
      cases: cases('gan', assembly.assembleGan),
    }),
    oracleCheck({
      id: 'generate',
      title: 'new images come from the prior, through the decoder only',
      points: 0.5,
      cases: cases('generate', (inputs) => ({ value: assembly.imagesFrom(inputs) })),
    }),
  ],
});
