/** Every training loop of the reference, small, with batches for it. */
import { minimax, nonSaturating, oneSidedSmoothing, wasserstein } from '#reference/losses/adversarial.ts';
import type { Matrix } from '#reference/oracle/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { ganTrainer, type GanBatch, type GanOptions } from '#reference/training/gan.ts';
import type { Trainer } from '#reference/training/trainer.ts';
import { vaeTrainer, type VaeBatch } from '#reference/training/vae.ts';
import { drawsOf } from '../oracle/helpers.ts';

export const tensor = ({ shape, data }: Matrix): tf.Tensor2D =>
  tf.tensor2d(Float32Array.from(data), [...shape] as [number, number]);

/** Always the same for the same step. */
export const ganBatch =
  (criticSteps = 1) =>
  (step: number): GanBatch => {
    const draws = drawsOf(`step ${step}`);
    const normal = (columns: number): tf.Tensor2D => tensor(draws.normal([6, columns]));
    return {
      critic: Array.from({ length: criticSteps }, () => ({
        real: normal(2),
        z: normal(3),
        alpha: tensor(draws.uniform([6, 1], 0, 1)),
        noise: [normal(2), normal(2)] as const,
      })),
      z: normal(3),
      noise: normal(2),
    };
  };
export const vaeBatch =
  (samples: number) =>
  (step: number): VaeBatch => {
    const draws = drawsOf(`step ${step}`);
    const [first, ...others] = Array.from({ length: samples }, () => tensor(draws.normal([5, 2])));
    return { x: tensor(draws.uniform([5, 8], 0, 1)), eps: [first as tf.Tensor2D, ...others] };
  };
export const gan = (options: Partial<GanOptions> = {}) =>
  ganTrainer({
    latent: 3,
    hidden: [5, 4],
    data: 2,
    objective: nonSaturating,
    optimizer: () => tf.train.adam(1e-2, 0.5, 0.9),
    ...options,
  });
export const vae = vaeTrainer({ pixels: 8, hidden: 6, latent: 2, optimizer: () => tf.train.adam(1e-2) });

/** Every loop of the reference, with a batch for it. */
export const loops: [string, Trainer<unknown, unknown>, (step: number) => unknown][] = [
  ['VAE', vae, vaeBatch(1)],
  ['IWAE', vae, vaeBatch(3)],
  ...(
    [
      ['minimax GAN', { objective: minimax }],
      ['non-saturating GAN', {}],
      ['one-sided smoothing', { objective: oneSidedSmoothing(0.9) }],
      ['instance noise', { instanceNoise: 0.3 }],
      ['R1', { penalty: { kind: 'r1', weight: 2 } }],
      ['WGAN', { objective: wasserstein, clip: 0.1 }],
      ['WGAN-GP', { objective: wasserstein, penalty: { kind: 'gradient', weight: 1 } }],
    ] as [string, Partial<GanOptions>][]
  ).map(([name, options]): [string, Trainer<unknown, unknown>, (step: number) => unknown] => [
    name,
    gan(options) as Trainer<unknown, unknown>,
    ganBatch(2),
  ]),
];

/** What so many steps leave on the engine beyond what the first two made. */
export function tensorsLeft(
  trainer: Trainer<unknown, unknown>,
  batch: (step: number) => unknown,
  steps: number,
): number {
  const state = trainer.init('leaks');
  let before = 0;
  for (let step = 0; step < steps; step++) {
    if (step === 2) before = tf.memory().numTensors; // optimizers make their state in the first step
    tf.engine().startScope('step');
    trainer.update(state, batch(step));
    tf.engine().endScope();
  }
  return tf.memory().numTensors - before;
}
