import {
  attemptsFor,
  defineHiddenChecks,
  filled,
  judgeBy,
  oracleCheck,
  parseCalibration,
  trainedCheck,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { exact } from '#reference/oracle/dense.ts';
import { anomalyDetection, ganTraining, vae, type Estimate } from '#reference/oracle/index.ts';
import { exactMlp, forward } from '#reference/oracle/mlp.ts';
import { mapped } from '#reference/oracle/running-error.ts';
import { sigmoidTerm } from '#reference/oracle/softplus.ts';
import exercise from '../exercise.ts';
import stored from './calibration.json' with { type: 'json' };
import {
  bothOrders,
  exactly,
  figureNames,
  leading,
  onBothSides,
  paramsOf,
  winners,
  withoutError,
  type Comparison,
} from './conclusions.ts';
import { drawInputs, named, namedVae } from './draw.ts';
import { measureNames, trainBoth } from './training.ts';

/** Calibrated: see tests/calibration. */
const c = 3;

const bands = parseCalibration(stored)['trained'] ?? {};
const runs = Math.min(...Object.values(bands).map((band) => band.runs), 1e6);

const all = (estimates: Readonly<Record<string, Estimate>>): Record<string, Expected> =>
  Object.fromEntries(Object.entries(estimates).map(([name, value]) => [name, within(value, c)]));

/** weights − rate · gradient. */
const descended = (before: NumericArray, gradient: Estimate, rate: number): Estimate => ({
  shape: before.shape,
  value: gradient.value.map((slope, i) => (before.data[i] ?? NaN) - rate * slope),
  scale: gradient.scale.map(
    (scale, i) => rate * (scale + 2 * Math.abs(gradient.value[i] ?? NaN)) + Math.abs(before.data[i] ?? NaN),
  ),
});

const vaeStepCase =
  (batch: number) =>
  (random: Random): Case => {
    const { models, inputs, images, eps } = drawInputs(random, { images: batch, latents: 1 });
    const learningRate = 0.5;
    const gradients = Object.entries(vae.gradients(models.vae, images, eps)) as [
      keyof vae.VaeWeights,
      Estimate,
    ][];
    const after = Object.fromEntries(
      gradients.map(([name, gradient]) => [name, descended(models.vae[name], gradient, learningRate)]),
    );
    return {
      evaluation: { target: 'vaeStep', inputs: { ...inputs, images, eps }, params: { learningRate } },
      expected: { outputs: all({ loss: vae.loss(models.vae, images, eps), ...namedVae(after) }) },
    };
  };

/** Redrawn until no forward pass of the step comes near a kink. */
const ganStepCase =
  (batch: number, weight?: number) =>
  (random: Random): Case => {
    for (;;) {
      const {
        models,
        inputs,
        images,
        eps: zDiscriminator,
      } = drawInputs(random, { images: batch, latents: 1 });
      const zGenerator = filled(zDiscriminator.shape, () => random.normal());
      const [learningRate, gamma] = [0.5, weight ?? 0.5 + 2 * random.uniform()];
      const { generator, discriminator } = models;
      const right = ganTraining.train({
        generator,
        discriminator,
        rates: { generator: learningRate, discriminator: learningRate },
        batches: [{ real: images, zDiscriminator, zGenerator }],
        gamma,
        squashed: true,
      });
      if (right.distanceFromKink < 5e-4) continue;
      const [discriminatorLoss, generatorLoss] = [right.discriminatorLosses[0], right.generatorLosses[0]];
      if (!discriminatorLoss || !generatorLoss) throw new Error('internal: the oracle took no step');
      return {
        evaluation: {
          target: 'ganStep',
          inputs: { ...inputs, images, zDiscriminator, zGenerator },
          params: { learningRate, gamma },
        },
        expected: {
          outputs: all({
            discriminatorLoss,
            generatorLoss,
            ...named('g', right.generator),
            ...named('d', right.discriminator),
          }),
        },
      };
    }
  };

/** The first `count` rows of a matrix. */
const head = ({ shape, value, scale }: Estimate, count: number): Estimate => {
  const width = shape[1] ?? 1;
  return {
    shape: [count, width],
    value: value.slice(0, count * width),
    scale: scale.slice(0, count * width),
  };
};

const rowsOf = ({ shape, data }: NumericArray, from: number, to: number): NumericArray => {
  const width = shape[1] ?? 1;
  return filled(
    [to - from, width],
    (
      (i) => () =>
        data[i++] ?? NaN
    )(from * width),
  );
};

const collectCase =
  (normal: number, anomalous: number, samples: number) =>
  (random: Random): Case => {
    const drawn = drawInputs(random, { images: normal + anomalous, latents: samples });
    const { models, inputs, images, eps, z } = drawn;
    const pixelMeans = (logits: Estimate): Estimate => mapped(logits, sigmoidTerm);
    const judged = forward(exactMlp(models.discriminator), exact(images)).output;
    const right = {
      vaeSamples: pixelMeans(vae.decode(models.vae, exact(z)).logits),
      ganSamples: pixelMeans(forward(exactMlp(models.generator), exact(z)).output),
      reconstructions: head(pixelMeans(vae.reconstruction(models.vae, images, eps)), normal),
      vaeScores: anomalyDetection.anomalyScore({
        weights: models.vae,
        x: images,
        eps: { ...eps, shape: [1, ...eps.shape] },
      }),
      ganScores: { ...judged, shape: [normal + anomalous], value: judged.value.map((logit) => -logit) },
    };
    return {
      evaluation: {
        target: 'collect',
        inputs: {
          ...inputs,
          normal: rowsOf(images, 0, normal),
          anomalous: rowsOf(images, normal, normal + anomalous),
          z,
          eps,
        },
      },
      expected: { outputs: all(right) },
    };
  };

function concludeCase({ vae: ofVae, gan }: Comparison): Case {
  const right = winners(ofVae, gan);
  const whole = (value: number): Expected => ({ shape: [], value: [value], tolerance: [1e-9] });
  return {
    evaluation: { target: 'conclude', inputs: {}, params: paramsOf(ofVae, gan) },
    expected: { outputs: Object.fromEntries(figureNames.map((name) => [name, whole(right[name])])) },
  };
}

type Pairs = Parameters<typeof bothOrders>[1];

const conclusions =
  (...pairs: readonly ((random: Random) => Pairs)[]) =>
  (random: Random): Case[] =>
    pairs.flatMap((pair) => bothOrders(random, pair(random)).map(concludeCase));

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'vae-step',
      title: 'the VAE takes one step on −ELBO',
      points: 1,
      strata: {
        'several images': vaeStepCase(4),
        'as many images as latents': vaeStepCase(3),
        'a single image': vaeStepCase(1),
      },
    }),
    oracleCheck({
      id: 'gan-step',
      title: 'the discriminator takes one step with R1, then the generator',
      points: 1,
      strata: {
        'several images': ganStepCase(4),
        'as many images as latents': ganStepCase(3),
        'a single image': ganStepCase(1),
        'gamma = 0': ganStepCase(4, 0),
      },
    }),
    oracleCheck({
      id: 'collect',
      title: 'new images, reconstructions and scores are as described',
      points: 1,
      strata: {
        'more normal images than anomalous ones': collectCase(4, 2, 5),
        'more anomalous images than normal ones': collectCase(1, 4, 3),
        'as many images of each kind': collectCase(3, 3, 6),
        'a single new image': collectCase(3, 1, 1),
      },
    }),
    oracleCheck({
      id: 'conclude',
      title: 'a model wins a figure by more than two standard errors, in the right direction',
      points: 1,
      strata: {
        'a clear lead': conclusions((random) => leading(random, [4, 6])),
        'no clear lead': conclusions(
          (random) => leading(random, [0.2, 1]),
          // More than one standard error of the difference.
          (random) => leading(random, [1.6, 1.9]),
          // More than two standard errors of one model.
          (random) => leading(random, [2.2, 2.6]),
        ),
        // Less than twice the sum of both errors.
        'a lead just above two standard errors': conclusions((random) => leading(random, [3.1, 3.6])),
        'standard errors of unequal size': conclusions(
          (random) => leading(random, [2.4, 2.9], 0.3),
          (random) => leading(random, [2.4, 2.9], 3),
        ),
        'figures on both sides of 1, 0 or one half': conclusions(onBothSides),
        'exactly two standard errors': conclusions(
          (random) => exactly(random, 10),
          (random) => exactly(random, 11),
        ),
        'standard errors of 0': conclusions(withoutError),
      },
    }),
    trainedCheck({
      id: 'trained',
      title: 'trained for 700 steps each, both models reach the expected figures, and the conclusions follow',
      points: 2,
      attempts: attemptsFor(runs),
      train: trainBoth,
      judge: (measures) =>
        judgeBy(bands, measures, {
          [measureNames.reconstruction]: 'less',
          [measureNames.vaeFrechet]: 'less',
          [measureNames.vaePrecision]: 'more',
          [measureNames.vaeAuroc]: 'more',
          [measureNames.ganFrechet]: 'less',
          [measureNames.ganRecall]: 'more',
        }),
    }),
  ],
});
