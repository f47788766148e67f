/**
 * Prints the largest errors of one engine as JSON: `node tests/agreement/measure.ts <engine as JSON>`. It is a separate
 * process, so that an engine that crashes, hangs at exit or changes the process does not disturb others.
 */
import { useEngine, type EngineName, type EngineOptions } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { criticOf, penaltyGradients, penaltyOracle, type Activation } from '#tests/unit/tensor/critic.ts';
import { loops, tensorsLeft } from '#tests/unit/reference/loops.ts';
import { actual, distance, expected } from '#tests/unit/tensor/differences.ts';
import { opTable } from '#tests/unit/tensor/op-table.ts';
import { actualSteps, expectedSteps, optimizerNames } from './optimizers.ts';

export interface Measured {
  readonly device: string;
  /** By quantity: the largest error relative to the largest value (at least 1), and where it was. */
  readonly errors: Readonly<Record<string, Worst>>;
}
export interface Worst {
  readonly error: number;
  readonly where: string;
}

const [name, options] = JSON.parse(process.argv[2] ?? '') as [EngineName, EngineOptions];
const { device, version } = await useEngine(name, options);

const errors: Record<string, Worst> = {};
function record(quantity: string, where: string, error: number): void {
  const worst = errors[quantity];
  if (!worst || !(error <= worst.error)) errors[quantity] = { error, where };
}

for (const entry of opTable) {
  const oracle = expected(entry);
  try {
    const ours = await actual(tf, entry);
    record('gradient of an op', entry.name, distance(ours.gradient, oracle.gradient));
    record(
      'second gradient of an op',
      entry.name,
      distance(ours.hessianTimesDirection, oracle.hessianTimesDirection),
    );
  } catch (error) {
    record('gradient of an op', `${entry.name}: ${String(error)}`, Infinity);
  }
}
for (const activation of ['tanh', 'softplus', 'leakyRelu', 'sigmoid', 'elu'] satisfies Activation[])
  for (const scale of [0.6, 1, 2]) {
    const critic = criticOf(activation, scale);
    const oracle = penaltyOracle(critic);
    const ours = await penaltyGradients(tf, critic);
    for (const [i, part] of ours.entries())
      record('gradient penalty of a critic', `${activation} ±${scale}`, distance(part, oracle[i] ?? []));
  }
for (const optimizer of optimizerNames)
  record(
    'five optimizer steps',
    optimizer,
    distance(await actualSteps(tf, optimizer), expectedSteps(optimizer)),
  );

// Small models: a leak shows at any size. A software driver takes half a second for what others do in two milliseconds.
const steps = name === 'webgpu' ? 20 : 1000;
for (const [loop, method] of Object.entries(loops)) {
  const taken = loop === 'convolutional VAE' ? steps / 10 : steps; // the plain engine needs 0.1 s for one of its steps
  record('tensors left by training loops', `${loop}, ${taken} steps`, tensorsLeft(method, taken));
}

const measured: Measured = { device: `${version}, ${device}`, errors };
process.stdout.write(JSON.stringify(measured), () => process.exit(0));
