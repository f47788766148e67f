/**
 * Times one step on one engine and prints JSON: `node reference/benchmark/run-step.ts <step> <engine> <options as
 * JSON>`.
 */
import { useEngine, type EngineName, type EngineOptions } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { ganStep, wganGpStep } from './gan-steps.ts';
import { vaeStep } from './vae-step.ts';

const steps = { vae: vaeStep, gan: ganStep, 'wgan-gp': wganGpStep };
export type StepName = keyof typeof steps;

export interface EngineStep {
  readonly device: string;
  /** Median time of a step. */
  readonly stepMs: number;
  /** Loss of the last step. */
  readonly loss: number;
  /** How many more tensors there are after the last step than after the warm-up. */
  readonly leaked: number;
}

const [name, engine, options] = process.argv.slice(2) as [StepName, EngineName, string];
const budgetMs = 4000;
const { version, device } = await useEngine(engine, JSON.parse(options) as EngineOptions);
const step = steps[name](tf);
const times: number[] = [];
let loss = Number.NaN;
let before = 0;
const started = performance.now();
// At least 5 steps, then as many as the time allows.
for (let i = 0; i < 8 || (performance.now() - started < budgetMs && i < 400); i++) {
  if (i === 3) before = tf.memory().numTensors;
  const start = performance.now();
  const value = step();
  [loss = Number.NaN] = await value.data();
  value.dispose();
  if (i >= 3) times.push(performance.now() - start);
}
const stepMs = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
const leaked = tf.memory().numTensors - before;
const result: EngineStep = { device: `${version}, ${device}`, stepMs, loss, leaked };
process.stdout.write(JSON.stringify(result), () => process.exit(0));
