/** Whole training steps against PyTorch, with the numbers of tests/peers/unit2_reference.py. */
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#datasets/index.ts';
import {
  ganObjectives,
  importanceWeightedBound,
  logWeights,
  negativeElbo,
  type GanObjective,
} from '#reference/losses/index.ts';
import {
  convolutionalDiscriminator,
  convolutionalGenerator,
  convolutionalVae,
  denseVae,
  elboTerms,
  importanceTerms,
  mlp,
  type DenseVaeWeights,
  type Weights,
} from '#reference/models/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import {
  adam,
  ganTraining,
  iwaeTraining,
  rmsprop,
  sgd,
  vaeTraining,
  valueAndGradient,
  type GanState,
  type Optimizer,
} from '#reference/training/index.ts';
import { linearDecay, rateAt } from '#reference/training/learning-rate.ts';
import { golden, scriptHash, type GoldenGan } from './golden.ts';
import { engines, expectMatrices, expectMatrix, tensor, tensors } from './helpers.ts';

it('has the golden numbers of the current script', () => {
  expect(scriptHash()).toBe(golden.script.sha256);
});

it('lets a learning rate fall linearly, and stay at 0', () => {
  const rate = linearDecay(1, 4);
  expect([1, 2, 4, 5, 9].map((t) => rateAt(rate, t))).toEqual([1, 0.75, 0.25, 0, 0]);
  expect(rateAt(0.5, 7)).toBe(0.5);
});

const optimizers: Record<keyof typeof golden.optimizers, Optimizer> = {
  adam: adam({ learningRate: 1e-2, beta1: 0.5, beta2: 0.9 }),
  rmsprop: rmsprop({ learningRate: 1e-2 }),
  sgd: sgd({ learningRate: 1e-2 }),
};

const objectiveOf = ({ objective, options }: GoldenGan): GanObjective => {
  const make = ganObjectives[objective as keyof typeof ganObjectives] as (o: object) => GanObjective;
  return make(options);
};

const lossOf = async (loss: tf.Scalar | undefined): Promise<number> => (await loss?.data())?.[0] ?? NaN;

describe.each(engines)('PyTorch, on the %s engine', (engine) => {
  beforeAll(() => useEngine(engine));

  it.each(['adam', 'rmsprop', 'sgd'] as const)('five updates by %s', async (name) => {
    const { start, gradients, end } = golden.optimizers[name];
    const optimizer = optimizers[name];
    let weights = { w: tensor(start) };
    let state = optimizer.init(weights);
    for (const gradient of gradients)
      ({ weights, state } = optimizer.update({ w: tensor(gradient) }, state, weights));
    await expectMatrix(weights.w, end, 2e-6);
  });

  const sizes = { inputSize: 6, hiddenSize: 5, latentSize: 2 };

  it('a relativistic step, which compares the new fakes with the last real batch', async () => {
    const network = mlp([1, 1]);
    const still = sgd({ learningRate: 0 });
    const training = ganTraining({
      ...{
        generator: network,
        discriminator: network,
        objective: ganObjectives.relativistic({ gamma: 0.5 }),
      },
      optimizers: { generator: still, discriminator: still },
    });
    const start = training.init(seededRandom(1));
    const weights = (kernel: number) => ({ kernel1: tf.tensor([kernel], [1, 1]), bias1: tf.tensor([0]) });
    const state = {
      ...start,
      generator: { ...start.generator, weights: weights(1) },
      discriminator: { ...start.discriminator, weights: weights(2) },
    };
    const column = (...entries: number[]) => tf.tensor(entries, [entries.length, 1]);
    const { losses } = training.update(
      state,
      { real: [column(9, 9), column(1, 0.25)] },
      {
        discriminator: [{ z: column(0, 0) }, { z: column(-0.5, 0.5) }],
        generator: { z: column(0.5, 0) },
      },
    );
    // Logits 2 and 0.5 against −1 and 1, with R1 and R2 of the slope 2; then against 1 and 0.
    const penalties = 2 * 0.25 * 2 ** 2;
    expect(await lossOf(losses['discriminatorLoss'])).toBeCloseTo(0.5113321679 + penalties, 5);
    const softplus = (t: number): number => Math.log1p(Math.exp(t));
    expect(await lossOf(losses['generatorLoss'])).toBeCloseTo((softplus(1) + softplus(0.5)) / 2, 5);
  });

  it('importance weights, their bound, and its gradient with respect to the weights', async () => {
    const { bound } = golden;
    const vae = denseVae(sizes);
    const [x, eps] = [tensor<tf.Rank.R2>(bound.x), tensor<tf.Rank.R3>(bound.eps)];
    const weights = tensors(bound.weights) as unknown as DenseVaeWeights;
    const logW = (w: DenseVaeWeights) => logWeights(importanceTerms(vae, w, x, eps));
    await expectMatrix(logW(weights), bound.logWeights);
    await expectMatrix(importanceWeightedBound(logW(weights)), bound.bound);
    const { gradient } = valueAndGradient((w) => tf.mean(importanceWeightedBound(logW(w))), weights);
    await expectMatrices(gradient, bound.gradients);
  });

  it('a convolutional VAE and its gradient with respect to the weights', async () => {
    const { weights, x, eps, mu, logits, loss, gradients } = golden.convolutional;
    const vae = convolutionalVae({ side: 8, channels: [2, 3], latentSize: 2 });
    const terms = (w: Weights) => elboTerms(vae, w, tensor<tf.Rank.R2>(x), tensor<tf.Rank.R2>(eps));
    const given = tensors(weights);
    await expectMatrix(terms(given).mu, mu);
    await expectMatrix(terms(given).logits, logits);
    const { value, gradient } = valueAndGradient((w: Weights) => negativeElbo(terms(w)), given);
    await expectMatrix(value, loss);
    await expectMatrices(gradient, gradients);
  });

  it('a convolutional GAN, its losses with R1, and their gradients with respect to the weights', async () => {
    const { gamma, x, z, samples, logits, ...right } = golden.convolutionalGan;
    const sizes = { side: 8, channels: [2, 3] } as const;
    const generator = convolutionalGenerator({ ...sizes, latentSize: 2 });
    const discriminator = convolutionalDiscriminator(sizes);
    const [g, d] = [tensors(right.generator), tensors(right.discriminator)];
    const made = generator.apply(g, tensor(z));
    await expectMatrix(made, samples);
    await expectMatrix(discriminator.apply(d, tensor(x)), logits);
    const objective = ganObjectives.r1({ gamma });
    const judged = valueAndGradient(
      (w: Weights) =>
        objective.discriminatorLoss(
          (points) => discriminator.apply(w, points),
          { real: tensor(x), fake: made },
          {},
        ),
      d,
    );
    await expectMatrix(judged.value, right.discriminatorLoss);
    await expectMatrices(judged.gradient, right.discriminatorGradients);
    const fooling = valueAndGradient(
      (w: Weights) =>
        objective.generatorLoss(
          (points) => discriminator.apply(d, points),
          generator.apply(w, tensor(z)),
          {},
        ),
      g,
    );
    await expectMatrix(fooling.value, right.generatorLoss);
    await expectMatrices(fooling.gradient, right.generatorGradients);
  });

  it('three steps on the importance-weighted bound', async () => {
    const { start, steps, losses, end } = golden.iwae;
    const optimizer = adam({ learningRate: 1e-2 });
    const training = iwaeTraining({ vae: denseVae(sizes), optimizer });
    const weights = tensors(start) as unknown as DenseVaeWeights;
    let state = { weights, optimizer: optimizer.init(weights) };
    for (const [i, { x, eps }] of steps.entries()) {
      const moved = training.update(state, tensor(x), { eps: tensor(eps) });
      expect(await lossOf(moved.losses['negativeBound'])).toBeCloseTo(losses[i] ?? NaN, 4);
      state = moved.state;
    }
    await expectMatrices(state.weights, end);
  });

  it.each(golden.vae)(
    'four steps of a VAE with beta = $beta',
    async ({ beta, start, steps, losses, end }) => {
      const optimizer = adam({ learningRate: 1e-2 });
      const training = vaeTraining({ vae: denseVae(sizes), optimizer, beta });
      const weights = tensors(start) as unknown as DenseVaeWeights;
      let state = { weights, optimizer: optimizer.init(weights) };
      for (const [i, { x, eps }] of steps.entries()) {
        const moved = training.update(state, tensor(x), { eps: tensor(eps) });
        expect(await lossOf(moved.losses['negativeElbo'])).toBeCloseTo(losses[i] ?? NaN, 4);
        state = moved.state;
      }
      await expectMatrices(state.weights, end);
    },
  );

  it.each(golden.gans)('three steps of $objective', async (one) => {
    const optimizer =
      one.objective === 'wganClipped'
        ? (rmsprop({ learningRate: 1e-2 }) as Optimizer)
        : (adam({ learningRate: 1e-2, beta1: 0.5, beta2: 0.9 }) as Optimizer);
    const training = ganTraining({
      generator: mlp([3, 5, 5, 2]),
      discriminator: mlp([2, 5, 5, 1]),
      objective: objectiveOf(one),
      optimizers: { generator: optimizer, discriminator: optimizer },
      decay: 0.75,
    });
    const player = (name: 'generator' | 'discriminator') => {
      const weights = tensors(one.start[name]);
      return { weights, optimizer: optimizer.init(weights) };
    };
    let state: GanState<object> = {
      generator: player('generator'),
      discriminator: player('discriminator'),
      average: tensors(one.start.generator),
      directions: tensors(one.start.directions),
    };
    for (const { real, noise, generatorNoise, losses } of one.steps) {
      const moved = training.update(
        state,
        { real: real.map((x) => tensor(x)) },
        {
          discriminator: noise.map((each) => tensors(each)) as never,
          generator: tensors(generatorNoise) as never,
        },
      );
      expect(await lossOf(moved.losses['discriminatorLoss'])).toBeCloseTo(losses[0], 4);
      expect(await lossOf(moved.losses['generatorLoss'])).toBeCloseTo(losses[1], 4);
      state = moved.state;
    }
    await expectMatrices(state.generator.weights, one.end.generator);
    await expectMatrices(state.discriminator.weights, one.end.discriminator);
    await expectMatrices(state.average, one.end.average);
    await expectMatrices(state.directions, one.end.directions);
  });
});
