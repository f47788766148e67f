/** Reference training: each update against the float64 oracle, resumed runs, leaks. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ganTraining, type Estimate, type Matrix } from '#reference/oracle/index.ts';
import { mapMlp, type Mlp } from '#reference/oracle/mlp.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { train, type Trainer } from '#reference/training/trainer.ts';
import { drawsOf, worstRatio } from '../oracle/helpers.ts';
import { gan, ganBatch, loops, tensor, tensorsLeft, vae, vaeBatch } from './loops.ts';

describe.each(['wasm', 'cpu'] as const)('on the %s engine', (engine) => {
  beforeEach(async () => {
    await useEngine(engine);
  });

  it('a step of a GAN with R1 moves every weight as the oracle says', () => {
    const gamma = 1.5;
    const rate = 0.3;
    const trainer = gan({
      hidden: [5],
      penalty: { kind: 'r1', weight: gamma },
      optimizer: () => tf.train.sgd(rate),
    });
    const state = trainer.init('parity');
    const weightsOf = (player: 'generator' | 'discriminator'): Mlp => {
      const layer = (l: number) => {
        const stored = (name: string): Matrix => {
          const variable = state[player].variables[`${name}${l}`] as tf.Variable;
          return { shape: variable.shape, data: variable.dataSync().slice() };
        };
        return { kernel: stored('kernel'), bias: stored('bias') };
      };
      return { activation: 'leakyRelu', hidden: [layer(0)], last: layer(1) };
    };
    const draws = drawsOf('parity');
    const [real, zDiscriminator, zGenerator] = [
      draws.normal([6, 2]),
      draws.normal([4, 3]),
      draws.normal([5, 3]),
    ];
    const right = ganTraining.train({
      generator: weightsOf('generator'),
      discriminator: weightsOf('discriminator'),
      rates: { generator: rate, discriminator: rate },
      batches: [{ real, zDiscriminator, zGenerator }],
      gamma,
    });
    const none = tf.zeros<tf.Rank.R2>([1, 1]);
    const losses = trainer.update(state, {
      critic: [{ real: tensor(real), z: tensor(zDiscriminator), alpha: none, noise: [none, none] }],
      z: tensor(zGenerator),
      noise: none,
    });
    const close = (got: ArrayLike<number>, expected: Estimate): void => {
      expect(worstRatio(expected, got, 2 ** -24)).toBeLessThan(8);
    };
    close(losses['discriminatorLoss']?.dataSync() ?? [], right.discriminatorLosses[0] as Estimate);
    close(losses['generatorLoss']?.dataSync() ?? [], right.generatorLosses[0] as Estimate);
    for (const player of ['generator', 'discriminator'] as const) {
      const after = weightsOf(player);
      mapMlp(right[player], (expected, l, name) => {
        close((after.hidden[l] ?? after.last)[name].data, expected);
      });
    }
  });

  // 1,000 steps of each are taken by `npm run agreement`, on every engine.
  it.each(loops)('%s: 60 steps leave no tensor behind', (_, trainer, batch) => {
    expect(tensorsLeft(trainer, batch, 60)).toBe(0);
  });
});

describe('a run', () => {
  let folder = '';
  beforeEach(async () => {
    await useEngine('wasm');
    folder = await mkdtemp(join(tmpdir(), 'genlab-training-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const path = (): string => join(folder, 'run.safetensors');
  const numbers = (trainer: Trainer<unknown, unknown>, state: unknown): number[] =>
    Object.values(trainer.parts(state).variables).flatMap((named) =>
      Object.values(named).flatMap((variable) => [...variable.dataSync()]),
    );

  it.each(loops)('%s: one that was stopped and resumed has the same bits', async (_, trainer, batch) => {
    const whole = await train(trainer, { seed: 's', steps: 12, batch });
    const abort = new AbortController();
    const checkpoint = { path: path(), every: 5 };
    const report = ({ step }: { step: number }): undefined => {
      if (step === 7) abort.abort();
    };
    const first = await train(trainer, {
      seed: 's',
      steps: 12,
      batch,
      checkpoint,
      signal: abort.signal,
      progress: { every: 1, report },
    });
    expect(first.step).toBe(7);
    const second = await train(trainer, { seed: 's', steps: 12, batch, checkpoint });
    expect(second.step).toBe(12);
    expect(numbers(trainer, second.state)).toEqual(numbers(trainer, whole.state));
    expect(numbers(trainer, first.state)).not.toEqual(numbers(trainer, whole.state));
  });

  it('reports its losses and stops early where it is told to', async () => {
    const seen: number[] = [];
    const { step } = await train(vae, {
      seed: 's',
      steps: 50,
      batch: vaeBatch(1),
      progress: {
        every: 3,
        report: ({ step, losses }) => {
          expect(losses['loss']).toBeGreaterThan(0);
          seen.push(step);
          return step >= 9;
        },
      },
    });
    expect(step).toBe(9);
    expect(seen).toEqual([3, 6, 9]);
  });

  it('a checkpoint of another run or model is refused by name', async () => {
    const checkpoint = { path: path(), every: 5 };
    await train(vae, { seed: 's', steps: 2, batch: vaeBatch(1), checkpoint });
    await expect(train(vae, { seed: 't', steps: 2, batch: vaeBatch(1), checkpoint })).rejects.toThrow(
      `${path()} is of a run with seed 's', this one has 't': name another file.`,
    );
    await expect(train(gan(), { seed: 's', steps: 2, batch: ganBatch(), checkpoint })).rejects.toThrow(
      /has no 'generator.kernel0': it is of another model/,
    );
  });
});
