/**
 * How long one training step of a VAE takes, with this project's WASM kernels and with tfjs's own.
 *
 * Each side runs in a separate process, so that neither warms up the other and each has its own peak memory. Alone:
 * `node tests/bench/vae-step.ts`.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { vaeStep, type Tf } from '#reference/benchmark/vae-step.ts';

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

const warmUp = 5;
const steps = 20;

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
