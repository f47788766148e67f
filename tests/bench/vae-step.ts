/**
 * How long one training step of a VAE takes, with this project's WASM kernels and with tfjs's own.
 *
 * 784-400-20, batch 128, Adam, Bernoulli likelihood on logits plus KL (Kingma and Welling 2014, appendix B and C).
 * Each side runs in a process of its own, so that neither warms the other up and each has its own peak memory.
 * Alone: `node tests/bench/vae-step.ts`.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type * as tfjs from '@tensorflow/tfjs-core';

import { uniformGenerator } from '#reference/tensor/seed.ts';

export type Tf = Omit<typeof tfjs, 'default'>;

export interface StepMeasurement {
  /** Median milliseconds of one step. */
  stepMs: number;
  /** Largest resident memory of the process, in MiB. */
  peakMiB: number;
  /** Mean loss of the last step, in nats: the two sides must agree on it. */
  loss: number;
}

export interface VaeStepBenchmark {
  ours: StepMeasurement;
  tfjs: StepMeasurement;
  /** Time of tfjs's own kernels over time of ours. */
  speedup: number;
}

const size = { batch: 128, pixels: 784, hidden: 400, latent: 20 };
const warmUp = 5;
const steps = 20;

/** One step's closure: fixed batch and noise, weights that train. */
export function vaeStep(tf: Tf): () => tfjs.Scalar {
  const next = uniformGenerator('vae-step');
  const draw = (shape: [number, number], scale: number): tfjs.Tensor2D => {
    const count = shape[0] * shape[1];
    return tf.tensor(
      Float32Array.from({ length: count }, () => scale * (2 * next() - 1)),
      shape,
    );
  };
  const layer = (from: number, to: number): { kernel: tfjs.Variable; bias: tfjs.Variable } => ({
    kernel: tf.variable(draw([from, to], Math.sqrt(6 / (from + to)))), // Glorot and Bengio 2010
    bias: tf.variable(tf.zeros([to])),
  });
  const dense = (x: tfjs.Tensor, { kernel, bias }: ReturnType<typeof layer>): tfjs.Tensor =>
    tf.add(tf.matMul(x, kernel), bias);

  const { batch, pixels, hidden, latent } = size;
  const [encoder, toMu, toLogVar] = [layer(pixels, hidden), layer(hidden, latent), layer(hidden, latent)];
  const [decoder, toLogits] = [layer(latent, hidden), layer(hidden, pixels)];
  const x = tf.abs(draw([batch, pixels], 1)); // [batch, pixels], in 0..1
  const eps = draw([batch, latent], Math.sqrt(3)); // [batch, latent], unit variance

  const loss = (): tfjs.Scalar => {
    const features = tf.relu(dense(x, encoder));
    const mu = dense(features, toMu);
    const logVar = dense(features, toLogVar);
    const z = tf.add(mu, tf.mul(eps, tf.exp(tf.mul(logVar, 0.5))));
    const logits = dense(tf.relu(dense(z, decoder)), toLogits);
    const logEvidence = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
    const crossEntropy = tf.sum(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, x)), logEvidence));
    const kl = tf.mul(tf.sum(tf.sub(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1), logVar)), 0.5);
    return tf.div(tf.add(crossEntropy, kl), batch);
  };
  const optimizer = tf.train.adam(1e-3);
  return () => optimizer.minimize(loss, true) as tfjs.Scalar;
}

async function measure(tf: Tf): Promise<StepMeasurement> {
  const step = vaeStep(tf);
  const times: number[] = [];
  let loss = Number.NaN; // of the last step
  for (let i = 0; i < warmUp + steps; i++) {
    const start = performance.now();
    const value = step();
    [loss = Number.NaN] = await value.data();
    value.dispose();
    if (i >= warmUp) times.push(performance.now() - start);
  }
  const stepMs = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return { stepMs, peakMiB: process.resourceUsage().maxRSS / 1024, loss };
}

async function measureSide(side: string): Promise<StepMeasurement> {
  if (side === 'ours') {
    const { useEngine } = await import('#reference/tensor/engine.ts');
    await useEngine('wasm');
    return await measure(await import('#reference/tensor/tfjs.ts'));
  }
  const core = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-layers'); // brings the gradients
  await import('@tensorflow/tfjs-backend-wasm');
  await core.setBackend('wasm');
  return await measure(core);
}

const file = fileURLToPath(import.meta.url);

/** Measures both sides, one after the other. */
export async function benchVaeStep(): Promise<VaeStepBenchmark> {
  const inChild = async (side: string): Promise<StepMeasurement> => {
    const { stdout } = await promisify(execFile)(process.execPath, [file, side]);
    return JSON.parse(stdout) as StepMeasurement;
  };
  const ours = await inChild('ours');
  const tfjs = await inChild('tfjs');
  return { ours, tfjs, speedup: tfjs.stepMs / ours.stepMs };
}

if (process.argv[1] === file) {
  const side = process.argv[2];
  console.log(JSON.stringify(side === undefined ? await benchVaeStep() : await measureSide(side), null, 2));
}
