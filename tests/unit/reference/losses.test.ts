/** Each loss and its gradient against the float64 oracles; the Wasserstein losses, which have none, against PyTorch. */
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#datasets/index.ts';
import {
  clipWeights,
  criticLoss,
  discriminatorLoss,
  freeBits,
  gradientPenalty,
  importanceWeightedBound,
  instanceNoise,
  klToStandardNormal,
  minimaxGeneratorLoss,
  negativeElbo,
  nonSaturatingGeneratorLoss,
  oneSidedSmoothing,
  r1Penalty,
  relativisticLosses,
  spectralNormalize,
  wassersteinGeneratorLoss,
} from '#reference/losses/index.ts';
import { appendDeviation, mlp, packed, reparametrize, type Weights } from '#reference/models/index.ts';
import * as oracle from '#reference/oracle/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { drawsOf, matrix } from '../oracle/helpers.ts';
import { golden } from './golden.ts';
import { engines, expectEstimate, expectMatrix, gradientsOf, tensor } from './helpers.ts';

const one = matrix([], [1]);
type Vjp = Readonly<Record<string, oracle.Estimate>>;

/** f and its gradient with respect to every input, against the oracle's value and vector-Jacobian product. */
async function expectBoth(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: Readonly<Record<string, oracle.Matrix>>,
  value: oracle.Estimate,
  vjp: Vjp,
): Promise<void> {
  const given = Object.values(inputs).map((input) => tensor(input));
  await expectEstimate(f(...given), value);
  const gradients = gradientsOf(f, ...given);
  for (const [i, name] of Object.keys(inputs).entries())
    await expectEstimate(gradients[i] as tf.Tensor, vjp[name] as oracle.Estimate);
}

describe.each(engines)('losses on the %s engine', (engine) => {
  beforeAll(() => useEngine(engine));
  const draws = drawsOf('losses');
  const [mu, logVar] = [draws.normal([5, 3]), draws.uniform([5, 3], -4, 2)];
  const [x, logits] = [draws.uniform([5, 7], 0, 1), draws.uniform([5, 7], -30, 30)];
  const [real, fake] = [draws.uniform([5, 1], -20, 20), draws.uniform([4, 1], -20, 20)];

  it('samples z', async () => {
    const z = reparametrize({ mu: tensor(mu), logVar: tensor(logVar), eps: tensor(mu) });
    await expectEstimate(z, oracle.reparametrize({ mu, logVar, eps: mu }));
  });

  it('KL to the standard normal', async () => {
    const cotangent = matrix([5], [1, 1, 1, 1, 1]);
    await expectBoth(
      (mu, logVar) => klToStandardNormal({ mu, logVar }),
      { mu, logVar },
      oracle.klToStandardNormal({ mu, logVar }),
      oracle.klToStandardNormalVjp({ mu, logVar, cotangent }),
    );
  });

  it.each([1, 0, 4])('−ELBO with beta = %s', async (beta) => {
    const given = { x, logits, mu, logVar, beta };
    await expectBoth(
      (logits, mu, logVar) => negativeElbo({ x: tensor(x), logits, mu, logVar, beta }),
      { logits, mu, logVar },
      oracle.negativeElbo(given),
      oracle.negativeElboVjp({ ...given, cotangent: one }),
    );
  });

  it.each([0.05, 0.5, 4])('the KL with a floor of %s for each latent', async (floor) => {
    const kls = draws.uniform([6, 4], 0.1, 3);
    await expectBoth(
      (klPerLatent) => freeBits({ klPerLatent: klPerLatent as tf.Tensor2D, floor }),
      { klPerLatent: kls },
      oracle.freeBits.freeBits({ klPerLatent: kls, lambda: floor }),
      oracle.freeBits.freeBitsVjp({ klPerLatent: kls, lambda: floor, cotangent: one }),
    );
  });

  it('the importance-weighted bound, including weights that are far apart', async () => {
    const logWeights = draws.uniform([6, 4], -900, -100);
    const cotangent = matrix([4], [1, 1, 1, 1]);
    await expectBoth(
      (logWeights) => importanceWeightedBound(logWeights as tf.Tensor2D),
      { logWeights },
      oracle.importanceWeighting.iwaeBound({ logWeights }),
      oracle.importanceWeighting.iwaeBoundVjp({ logWeights, cotangent }),
    );
  });

  it('the losses of both players', async () => {
    const { ganLosses } = oracle;
    await expectBoth(
      (real, fake) => discriminatorLoss({ real, fake }),
      { real, fake },
      ganLosses.discriminatorLoss({ real, fake }),
      ganLosses.discriminatorLossVjp({ real, fake, cotangent: one }),
    );
    await expectBoth(
      (fake) => minimaxGeneratorLoss({ fake }),
      { fake },
      ganLosses.saturatingLoss({ fake }),
      ganLosses.saturatingLossVjp({ fake, cotangent: one }),
    );
    await expectBoth(
      (fake) => nonSaturatingGeneratorLoss({ fake }),
      { fake },
      ganLosses.nonSaturatingLoss({ fake }),
      ganLosses.nonSaturatingLossVjp({ fake, cotangent: one }),
    );
  });

  it('the relativistic losses, on batches of one size only', async () => {
    const { relativistic } = oracle;
    const inputs = { real, fake: draws.uniform([5, 1], -20, 20) };
    for (const player of ['discriminator', 'generator'] as const)
      await expectBoth(
        (real, fake) => relativisticLosses({ real, fake })[player],
        inputs,
        relativistic.relativisticLosses(inputs)[player],
        relativistic[`${player}Vjp`]({ ...inputs, cotangent: one }),
      );
    expect(() => relativisticLosses({ real: tensor(real), fake: tensor(fake) })).toThrow(
      'need one shape; got [5, 1] and [4, 1]',
    );
  });

  it('the minibatch deviation, also of equal rows', async () => {
    const { minibatchDeviation } = oracle;
    const ones = matrix([4, 4], new Array<number>(16).fill(1));
    const equal = matrix([4, 3], [0.5, -2, 4, 0.5, -2, 4, 0.5, -2, 4, 0.5, -2, 4]);
    for (const features of [draws.normal([4, 3]), equal])
      await expectBoth(
        (features) => appendDeviation(features as tf.Tensor2D),
        { features },
        minibatchDeviation.appendDeviation({ features }),
        minibatchDeviation.appendDeviationVjp({ features, cotangent: ones }),
      );
  });

  it('one-sided smoothing', async () => {
    const { stabilisers } = oracle;
    const smooth = 0.75;
    await expectBoth(
      (real, fake) => oneSidedSmoothing({ real, fake, smooth }),
      { real, fake },
      stabilisers.oneSidedSmoothing({ real, fake, smooth }),
      stabilisers.oneSidedSmoothingVjp({ real, fake, smooth, cotangent: one }),
    );
  });

  it('instance noise', async () => {
    const eps = draws.normal([5, 7]);
    const actual = instanceNoise({ x: tensor(x), std: 0.3, eps: tensor(eps) });
    await expectEstimate(actual, oracle.stabilisers.instanceNoise({ x, std: 0.3, eps }));
  });

  it('spectral normalisation', async () => {
    const given = { w: draws.normal([6, 4]), u: draws.normal([1, 4]), iterations: 3 };
    const expected = oracle.stabilisers.spectralNormalize(given);
    const [w, u] = [tensor<tf.Rank.R2>(given.w), tensor<tf.Rank.R2>(given.u)];
    const actual = spectralNormalize({ ...given, w, u });
    for (const name of ['weight', 'u', 'sigma'] as const) await expectEstimate(actual[name], expected[name]);
    const cotangent = draws.normal([6, 4]);
    const [byW] = gradientsOf(
      (w) => tf.mul(tensor(cotangent), spectralNormalize({ ...given, w: w as tf.Tensor2D, u }).weight),
      w,
    );
    const right = oracle.stabilisers.spectralNormalizeVjp({ ...given, cotangent });
    await expectEstimate(byW as tf.Tensor, right.w);
  });

  it('the Wasserstein losses, and clipping', async () => {
    const { inputs, critic, generator } = golden.wasserstein;
    const [real, fake] = [tensor(inputs.real), tensor(inputs.fake)];
    await expectMatrix(criticLoss({ real, fake }), critic.value, 1e-6);
    const [byReal, byFake] = gradientsOf((real, fake) => criticLoss({ real, fake }), real, fake);
    await expectMatrix(byReal, critic.real, 1e-6);
    await expectMatrix(byFake, critic.fake, 1e-6);
    await expectMatrix(wassersteinGeneratorLoss({ fake }), generator.value, 1e-6);
    const [byGenerated] = gradientsOf((fake) => wassersteinGeneratorLoss({ fake }), fake);
    await expectMatrix(byGenerated, generator.fake, 1e-6);
    const { bias } = clipWeights({ bias: tf.tensor1d([-3, -0.5, 0, 0.5, 3]) }, 1);
    expect(Array.from(await bias.data())).toEqual([-1, -0.5, 0, 0.5, 1]);
  });

  describe('discriminators that see several examples', () => {
    const weights = (from: number): Weights => ({
      kernel1: tf.tensor([1, -1, 2, 0, ...new Array<number>(2 * from - 4).fill(1)], [from, 2]),
      bias1: tf.tensor([3, 3]),
      kernel2: tf.tensor([1, 1, 10].slice(0, from === 2 ? 3 : 2), [from === 2 ? 3 : 2, 1]),
      bias2: tf.tensor([0]),
    });

    it('the last layer has a weight for the deviation of its inputs', async () => {
      const network = mlp([2, 2, 1], { deviation: true });
      expect(network.init(seededRandom(1))['kernel2']?.shape).toEqual([3, 1]);
      // Features (4, 2) and (8, 4): deviations 2 and 1, up to the 1e-8.
      const logits = network.apply(weights(2), tf.tensor([1, 0, -1, 3], [2, 2]));
      expect(Array.from(await logits.data())).toEqual([
        expect.closeTo(4 + 2 + 15, 4),
        expect.closeTo(8 + 4 + 15, 4),
      ]);
    });

    it('neighbours side by side', async () => {
      const network = packed(mlp([4, 2, 1]), 2);
      const logits = network.apply(weights(4), tf.tensor([1, 0, -1, 3, 0, 0, 0, 0], [4, 2]));
      expect(Array.from(await logits.data())).toEqual([3 + 1 - 1 + 3 + (3 - 1 - 1 + 3), 6]);
      expect(() => network.apply(weights(4), tf.zeros([3, 2]))).toThrow('must be a multiple of it; got 3');
    });
  });

  describe('penalties on the slope of a critic', () => {
    const sizes = [2, 6, 5, 1];
    const weights: Record<string, oracle.Matrix> = Object.fromEntries(
      [1, 2, 3].flatMap((i) => [
        [`kernel${i}`, draws.normal([sizes[i - 1] ?? 0, sizes[i] ?? 0])],
        [`bias${i}`, draws.normal([sizes[i] ?? 0])],
      ]),
    );
    const names = Object.keys(weights);
    const [real, fake, alpha] = [draws.normal([5, 2]), draws.normal([5, 2]), draws.uniform([5, 1], 0, 1)];
    const named = (given: readonly tf.Tensor[]): Weights =>
      Object.fromEntries(names.map((name, i) => [name, given[i] as tf.Tensor]));
    const critic = mlp(sizes);
    const layer = (i: number) => ({
      kernel: weights[`kernel${i}`] as oracle.Matrix,
      bias: weights[`bias${i}`] as oracle.Matrix,
    });

    it.each([1, 0])('WGAN-GP with target %s', async (target) => {
      const given = { real, fake, alpha, target };
      const judged = {
        ...given,
        critic: { activation: 'leakyRelu', hidden: [layer(1), layer(2)], last: layer(3) } as never,
      };
      const penalty = (...given: tf.Tensor[]) =>
        gradientPenalty({
          critic: (x) => critic.apply(named(given), x),
          real: tensor(real),
          fake: tensor(fake),
          alpha: tensor(alpha),
          target,
        });
      const start = names.map((name) => tensor(weights[name] as oracle.Matrix));
      await expectEstimate(penalty(...start), oracle.gradientPenalty.value(judged));
      const right = oracle.gradientPenalty.vjp({ ...judged, cotangent: one });
      const layers = [...right.hidden, right.last].flatMap(({ kernel, bias }) => [kernel, bias]);
      for (const [i, gradient] of gradientsOf(penalty, ...start).entries())
        await expectEstimate(gradient, layers[i] as oracle.Estimate);
    });

    it('R1: γ/2 times the penalty with target 0, on real examples only', async () => {
      const ones = matrix([5, 1], [1, 1, 1, 1, 1]);
      const judged = {
        critic: { activation: 'leakyRelu', hidden: [layer(1), layer(2)], last: layer(3) } as never,
        ...{ real, fake, alpha: ones, target: 0 },
      };
      const penalty = (...given: tf.Tensor[]) =>
        r1Penalty({ discriminator: (x) => critic.apply(named(given), x), real: tensor(real), gamma: 2 });
      const start = names.map((name) => tensor(weights[name] as oracle.Matrix));
      await expectEstimate(penalty(...start), oracle.gradientPenalty.value(judged));
      const right = oracle.gradientPenalty.vjp({ ...judged, cotangent: one });
      const layers = [...right.hidden, right.last].flatMap(({ kernel, bias }) => [kernel, bias]);
      for (const [i, gradient] of gradientsOf(penalty, ...start).entries())
        await expectEstimate(gradient, layers[i] as oracle.Estimate);
    });
  });
});
