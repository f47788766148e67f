/** The reference losses against the float64 oracles, value and gradient. */
import { describe, expect, it } from 'vitest';
import { minimax, nonSaturating, oneSidedSmoothing, wasserstein } from '#reference/losses/adversarial.ts';
import { gradientPenalty, r1 } from '#reference/losses/penalties.ts';
import {
  bernoulliLogLikelihood,
  importanceWeightedBound,
  klToStandardNormal,
  negativeElbo,
} from '#reference/losses/variational.ts';
import { leakyRelu, mlp } from '#reference/models/mlp.ts';
import { dense } from '#reference/models/vae.ts';
import * as oracle from '#reference/oracle/index.ts';
import type { Estimate, Matrix } from '#reference/oracle/index.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { drawsOf, matrix, worstRatio } from '../oracle/helpers.ts';

const c = 8;
const agrees = (got: tf.Tensor, expected: Estimate): void => {
  expect(got.shape).toEqual(expected.shape);
  expect(worstRatio(expected, got.dataSync(), 2 ** -24)).toBeLessThan(c);
};
const tensor = ({ shape, data }: Matrix): tf.Tensor2D =>
  tf.tensor2d(Float32Array.from(data), [...shape] as [number, number]);
const one = matrix([], [1]);

await useEngine('wasm'); // networks are made below, outside of tests

describe('adversarial losses', () => {
  const draws = drawsOf('adversarial');
  const [real, fake] = [draws.uniform([5, 1], -4, 4), draws.uniform([3, 1], -4, 4)];
  const smooth = 0.9;
  it.each([
    ['minimax', minimax, oracle.ganLosses.discriminatorLoss, oracle.ganLosses.discriminatorLossVjp],
    ['wasserstein', wasserstein, oracle.wasserstein.criticLoss, oracle.wasserstein.criticLossVjp],
    [
      'one-sided smoothing',
      oneSidedSmoothing(smooth),
      (x: { real: Matrix; fake: Matrix }) => oracle.stabilisers.oneSidedSmoothing({ ...x, smooth }),
      (x: { real: Matrix; fake: Matrix; cotangent: Matrix }) =>
        oracle.stabilisers.oneSidedSmoothingVjp({ ...x, smooth }),
    ],
  ] as const)('%s, the discriminator', (_, objective, value, vjp) => {
    agrees(objective.discriminator(tensor(real), tensor(fake)), value({ real, fake }));
    const [byReal, byFake] = tf.grads((r, f) => objective.discriminator(r as tf.Tensor2D, f as tf.Tensor2D))([
      tensor(real),
      tensor(fake),
    ]);
    const expected = vjp({ real, fake, cotangent: one });
    agrees(byReal as tf.Tensor, expected.real);
    agrees(byFake as tf.Tensor, expected.fake);
  });

  it.each([
    ['minimax', minimax, oracle.ganLosses.saturatingLoss, oracle.ganLosses.saturatingLossVjp],
    [
      'non-saturating',
      nonSaturating,
      oracle.ganLosses.nonSaturatingLoss,
      oracle.ganLosses.nonSaturatingLossVjp,
    ],
    ['wasserstein', wasserstein, oracle.wasserstein.generatorLoss, oracle.wasserstein.generatorLossVjp],
  ] as const)('%s, the generator', (_, objective, value, vjp) => {
    agrees(objective.generator(tensor(fake)), value({ fake }));
    const gradient = tf.grad((f) => objective.generator(f as tf.Tensor2D))(tensor(fake));
    agrees(gradient, vjp({ fake, cotangent: one }).fake);
  });
});

describe('penalties', () => {
  const draws = drawsOf('penalties');
  const network = mlp({ sizes: [2, 7, 5, 1], activation: leakyRelu, seed: 'penalties' });
  const weights = (name: string): Matrix => {
    const variable = network.variables[name] as tf.Variable;
    return { shape: variable.shape, data: variable.dataSync() };
  };
  const layer = (l: number) => ({ kernel: weights(`kernel${l}`), bias: weights(`bias${l}`) });
  const critic = () => ({ activation: 'leakyRelu', hidden: [layer(0), layer(1)], last: layer(2) }) as const;
  const [real, fake] = [draws.normal([6, 2]), draws.normal([6, 2])];
  const alpha = draws.uniform([6, 1], 0, 1);

  it('the gradient penalty, and its gradient by the first kernel', () => {
    const inputs = { critic: critic(), real, fake, alpha };
    const penalty = () => gradientPenalty(network.apply, tensor(real), tensor(fake), tensor(alpha));
    agrees(penalty(), oracle.gradientPenalty.value(inputs));
    const kernel = network.variables['kernel0'] as tf.Variable;
    const { grads } = tf.variableGrads(penalty, [kernel]);
    const [expected] = oracle.gradientPenalty.vjp({ ...inputs, cotangent: one }).hidden;
    agrees(grads[kernel.name] as tf.Tensor, (expected as { kernel: Estimate }).kernel);
  });

  it('R1 is the gradient penalty with target 0 at real points', () => {
    const inputs = { critic: critic(), real, fake: real, alpha, target: 0 };
    agrees(r1(network.apply, tensor(real)), oracle.gradientPenalty.value(inputs));
  });
});

describe('variational bounds', () => {
  const draws = drawsOf('variational');
  const [mu, logVar] = [draws.normal([4, 3]), draws.normal([4, 3])];
  const [x, logits] = [draws.uniform([4, 6], 0, 1), draws.uniform([4, 6], -9, 9)];

  it('the likelihood and the divergence of each image', () => {
    agrees(bernoulliLogLikelihood(tensor(x), tensor(logits)), oracle.bernoulliLogLikelihood({ x, logits }));
    agrees(klToStandardNormal(tensor(mu), tensor(logVar)), oracle.klToStandardNormal({ mu, logVar }));
  });

  const vae = dense({ pixels: 6, hidden: 5, latent: 3 }, 'bounds');
  const noise = Array.from({ length: 4 }, () => draws.normal([4, 3]));

  it('the negative ELBO of a whole model', () => {
    const [eps] = noise as [Matrix];
    const q = vae.encode(tensor(x));
    const of = (t: tf.Tensor): Matrix => ({ shape: t.shape, data: t.dataSync() });
    const z = tf.add(q.mu, tf.mul(tf.exp(tf.div(q.logVar, 2)), tensor(eps)));
    const inputs = {
      x,
      logits: of(vae.decode(z as tf.Tensor2D)),
      mu: of(q.mu),
      logVar: of(q.logVar),
      beta: 1,
    };
    agrees(negativeElbo(vae, tensor(x), tensor(eps)), oracle.negativeElbo(inputs));
  });

  it('the importance-weighted bound grows with the samples it has, from the ELBO on', () => {
    const many = Array.from({ length: 64 }, (_, i) => tensor(drawsOf(`noise ${i}`).normal([4, 3])));
    const bound = (k: number): number =>
      tf
        .mean(
          tf.stack(
            Array.from({ length: 64 / k }, (_, i) =>
              importanceWeightedBound(vae, tensor(x), many.slice(i * k, (i + 1) * k)),
            ),
          ),
        )
        .dataSync()[0] ?? NaN;
    // Over the same draws the order is Jensen's inequality, and strict.
    expect(bound(1)).toBeLessThan(bound(4));
    expect(bound(4)).toBeLessThan(bound(64));
  });
});
