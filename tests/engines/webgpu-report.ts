/**
 * Runs the op tables and the accuracy table on the WebGPU engine and prints the errors as JSON: a separate program,
 * because a test runner's workers must not load Dawn. `node tests/engines/webgpu-report.ts`
 */
import { useEngine } from '#reference/tensor/engine.ts';
import { stopWebgpu } from '#reference/tensor/webgpu/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { criticOf, penaltyGradients, penaltyOracle } from '#tests/unit/tensor/critic.ts';
import { actual, distance, expected } from '#tests/unit/tensor/differences.ts';
import { multiply } from '#tests/unit/tensor/ops-products.ts';
import { opTable } from '#tests/unit/tensor/op-table.ts';

import { activations, productSizes, sides } from './webgpu-cases.ts';
import { labelOf, ranges, relativeError, special } from './accuracy.ts';

/** Errors by the name of the case; a text if it threw. */
type Errors = Record<string, number | string>;

export interface WebgpuReport {
  device: string;
  first: Errors;
  second: Errors;
  penalty: Errors;
  functions: Errors;
  products: Errors;
  special: Record<string, string[]>;
  seconds: number;
}

async function attempt(errors: Errors, name: string, error: () => Promise<number>): Promise<void> {
  try {
    errors[name] = await error();
  } catch (problem) {
    errors[name] = String(problem);
  }
}

const wave = (n: number, speed: number): number[] =>
  Array.from({ length: n }, (_, i) => Math.sin(1 + speed * i));

async function productError(
  [batch, m, k, n]: (typeof productSizes)[number],
  transposeA: boolean,
  transposeB: boolean,
): Promise<number> {
  const [a, b] = [wave(batch * m * k, 0.37), wave(batch * k * n, 0.73)];
  const product = tf.matMul(
    tf.tensor3d(a, transposeA ? [batch, k, m] : [batch, m, k]),
    tf.tensor3d(b, transposeB ? [batch, n, k] : [batch, k, n]),
    ...[transposeA, transposeB],
  );
  return distance([...(await product.data())], multiply(a, b, [batch, m, k, n], transposeA, transposeB));
}

const start = performance.now();
const { device } = await useEngine('webgpu');
const report: WebgpuReport = {
  ...{ device, first: {}, second: {}, penalty: {}, functions: {}, products: {}, special: {}, seconds: 0 },
};
for (const entry of opTable) {
  const reference = expected(entry);
  await attempt(report.first, entry.name, async () => {
    const ours = await actual(tf, entry);
    report.second[entry.name] = distance(ours.hessianTimesDirection, reference.hessianTimesDirection);
    return distance(ours.gradient, reference.gradient);
  });
}
for (const activation of activations) {
  for (const scale of [0.6, 1, 2]) {
    await attempt(report.penalty, `${activation} ±${scale}`, async () => {
      const critic = criticOf(activation, scale);
      const [ours, oracle] = [await penaltyGradients(tf, critic), penaltyOracle(critic)];
      return Math.max(...oracle.map((values, i) => distance(ours[i] ?? [], values)));
    });
  }
}
for (const range of ranges) await attempt(report.functions, labelOf(range), () => relativeError(range));
for (const size of productSizes) {
  for (const [a, b] of sides) {
    await attempt(report.products, `${size.join('×')} ${a} ${b}`, () => productError(size, a, b));
  }
}
for (const name of Object.keys(special.values) as (keyof typeof special.values)[]) {
  report.special[name] = [...(await tf[name](tf.tensor1d([...special.arguments])).data())].map(String);
}
report.seconds = (performance.now() - start) / 1000;
await stopWebgpu();
console.log(JSON.stringify(report, null, 1));
