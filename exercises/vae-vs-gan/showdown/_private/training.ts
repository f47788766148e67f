import { loadDigits } from '#datasets/from-disk.ts';
import type { LabelledImages } from '#datasets/mnist.ts';
import {
  contactSheet,
  failed,
  float32,
  replyProblem,
  type NumericArray,
  type Observation,
  type Outcome,
  type Random,
  type Session,
  type Trained,
} from '#grader/core/index.ts';
import { loadDigitClassifier } from '#reference/metrics/classifier-file.ts';
import { mapMlp } from '#reference/oracle/mlp.ts';
import { nearnessToTraining } from './copies.ts';
import { figureNames, paramsOf, winners, type Figures } from './conclusions.ts';
import { figuresOf, figuresWithErrors, madeBy, type TestData } from './figures.ts';
import { drawModels, inputsOf, named, namedVae, type Models, type Sizes, type VaeWeights } from './draw.ts';

const sizes: Sizes = { pixels: 784, latent: 16, hidden: 128 };
/** The budget of each model, and learning rates that suit it. */
const settings = { steps: 700, batch: 64, vaeRate: 3e-3, ganRate: 2e-3, gamma: 5 };
/**
 * The VAE's score detects this digit. It does not detect every digit: a held-out 1 looks more normal than the others.
 */
const heldOut = 2;
const counts = { samples: 1000, normal: 1000, anomalous: 160 };
/** Twenty times the time on a slow machine. */
const seconds = 300;

export const measureNames = {
  reconstruction: 'VAE −ELBO on test digits (nats)',
  vaeSharpness: 'VAE sharpness (data: 1)',
  vaeFrechet: 'VAE Fréchet distance',
  vaeKernel: 'VAE kernel distance',
  vaePrecision: 'VAE precision',
  vaeRecall: 'VAE recall',
  vaeAuroc: 'VAE AUROC for the held-out digit',
  ganSharpness: 'GAN sharpness (data: 1)',
  ganFrechet: 'GAN Fréchet distance',
  ganKernel: 'GAN kernel distance',
  ganPrecision: 'GAN precision',
  ganRecall: 'GAN recall',
  ganAuroc: 'GAN AUROC for the held-out digit',
} as const;

/**
 * Asks for both models, trained on the same batches of digits, evaluates their weights, and asks for the conclusions.
 */
export async function trainBoth(session: Session, random: Random): Promise<Trained> {
  const { train, test } = await loadDigits();
  const images = imagesOf(train, (label) => label !== heldOut);
  const trained = await trainedModels(session, random, images);
  if ('problem' in trained) return trained;
  const data = drawTestData(random, test);
  const made = madeBy(trained.models, data);
  const unfit = unfitSamples(made, images, data.normal);
  if (unfit) return { problem: unfit };
  const classifier = await loadDigitClassifier();
  const [vae, gan] = [made.vae, made.gan].map((one) => ({
    all: figuresOf(one, data.normal, classifier),
    inParts: figuresWithErrors(one, data.normal, classifier),
  })) as [Measured, Measured];
  const problem = await wrongConclusion(session, vae.inParts, gan.inParts);
  if (problem) return { problem };
  return {
    measures: {
      [measureNames.reconstruction]: made.reconstruction,
      ...namedMeasures('vae', vae.all),
      ...namedMeasures('gan', gan.all),
    },
    picture: pictureOf(made),
  };
}

/**
 * The student's training, from random weights.
 *
 * @param images [n, pixels]
 */
async function trainedModels(
  session: Session,
  random: Random,
  images: Float32Array,
): Promise<{ readonly models: Models } | { readonly problem: Outcome }> {
  const count = images.length / sizes.pixels;
  const start = drawModels(random, sizes, 0);
  const order = float32(
    [settings.steps, settings.batch],
    Array.from({ length: settings.steps * settings.batch }, () => Math.floor(count * random.uniform())),
  );
  const { vaeRate, ganRate, gamma } = settings;
  const noiseSeed = Math.floor(2 ** 20 * random.uniform());
  const weights = inputsOf(start);
  const reply = await session.evaluate({
    target: 'train',
    inputs: { ...weights, images: float32([count, sizes.pixels], images), order },
    params: { latentSize: sizes.latent, noiseSeed, vaeRate, ganRate, gamma },
    seconds,
    expects: Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])),
  });
  if (reply.kind !== 'observed') return { problem: replyProblem(reply) };
  const models = trainedFrom(reply.observation.outputs, start);
  if (models) return { models };
  return {
    problem: failed('training did not return finite weights: it diverged, or they were replaced.'),
  };
}

function drawTestData(random: Random, test: LabelledImages): TestData {
  const normals = (count: number): Float64Array =>
    Float64Array.from({ length: count * sizes.latent }, () => random.normal());
  return {
    normal: imagesOf(test, (label) => label !== heldOut).subarray(0, counts.normal * sizes.pixels),
    anomalous: imagesOf(test, (label) => label === heldOut).subarray(0, counts.anomalous * sizes.pixels),
    z: normals(counts.samples),
    eps: normals(counts.normal + counts.anomalous),
  };
}

/** Why samples or scores cannot be measured: they are not finite, or copies of training images. */
function unfitSamples(made: Made, images: Float32Array, normal: Float32Array): Outcome | undefined {
  const numbers = [made.vae, made.gan].flatMap((one) => [one.samples, one.normalScores, one.anomalousScores]);
  if (!numbers.every((values) => values.every(Number.isFinite)))
    return failed('the trained weights are so large that the outputs are not finite.');
  for (const [model, { samples }] of [['VAE', made.vae] as const, ['GAN', made.gan] as const])
    if (!(nearnessToTraining(samples, images, normal) > 0.5))
      return failed(`the samples of your ${model} are copies of training images.`);
  return undefined;
}

function pictureOf({ vae, gan }: Made): ReturnType<typeof contactSheet> {
  const shown = (samples: Float64Array): Float64Array => samples.subarray(0, 20 * sizes.pixels);
  return contactSheet(
    'generated digits: the upper two rows by your VAE, the lower two by your GAN',
    {
      data: Float64Array.from([...shown(vae.samples), ...shown(gan.samples)]),
      height: 28,
      width: 28,
    },
    10,
  );
}

type Made = ReturnType<typeof madeBy>;

interface Measured {
  readonly all: ReturnType<typeof figuresOf>;
  readonly inParts: Figures;
}

const namedMeasures = (model: 'vae' | 'gan', figures: Measured['all']): Record<string, number> =>
  Object.fromEntries(
    figureNames.map((name) => {
      const measure = `${model}${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof measureNames;
      return [measureNames[measure], figures[name]];
    }),
  );

/** The result if the student's `conclude` does not match the figures of the trained models. */
async function wrongConclusion(session: Session, vae: Figures, gan: Figures): Promise<Outcome | undefined> {
  const reply = await session.evaluate({
    target: 'conclude',
    inputs: {},
    params: paramsOf(vae, gan),
    expects: Object.fromEntries(figureNames.map((name) => [name, []])),
  });
  if (reply.kind !== 'observed') return replyProblem(reply);
  const right = winners(vae, gan);
  const wrong = figureNames.find((name) => reply.observation.outputs[name]?.data[0] !== right[name]);
  const shown = (figures: Figures, name: (typeof figureNames)[number]): string =>
    `${figures[name].mean.toPrecision(3)} ± ${figures[name].standardError.toPrecision(2)}`;
  return wrong === undefined
    ? undefined
    : failed(
        `conclude is wrong about the figure ${wrong} of the trained models: VAE ${shown(vae, wrong)}, GAN ${shown(gan, wrong)}.`,
      );
}

function imagesOf({ images, labels }: LabelledImages, keep: (label: number) => boolean): Float32Array {
  const rows = Array.from(labels, (label, i) => (keep(label) ? i : -1)).filter((i) => i >= 0);
  const kept = new Float32Array(rows.length * sizes.pixels);
  rows.forEach((row, i) => {
    kept.set(images.subarray(row * sizes.pixels, (row + 1) * sizes.pixels), i * sizes.pixels);
  });
  return kept;
}

/** The returned weights, if each has its shape and finite values. */
function trainedFrom(outputs: Observation['outputs'], start: Models): Models | undefined {
  const good = Object.entries(inputsOf(start)).every(([name, { shape }]) => {
    const got = outputs[name];
    return got?.shape.join() === shape.join() && got.data.every(Number.isFinite);
  });
  if (!good) return undefined;
  const back = (name: string): NumericArray => outputs[name] as NumericArray;
  const network = (prefix: 'g' | 'd', before: Models['generator']): Models['generator'] => {
    const names = named(prefix, before);
    return mapMlp(before, (weights) =>
      back(Object.keys(names).find((name) => names[name] === weights) ?? ''),
    );
  };
  return {
    vae: Object.fromEntries(
      Object.keys(namedVae(start.vae)).map((name) => [name.slice('vae.'.length), back(name)]),
    ) as VaeWeights,
    generator: network('g', start.generator),
    discriminator: network('d', start.discriminator),
  };
}
