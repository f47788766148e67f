/**
 * Is the WebGPU engine correct on this machine, and how fast? Prints numbers and exits with 1 if one is wrong.
 *
 * `node tests/engines/webgpu-smoke.ts [adapter]`: a graphics processor, unless `software` or a name is given. Needs
 * only the installed packages.
 */
import { useEngine } from '#reference/tensor/engine.ts';
import { stopWebgpu } from '#reference/tensor/webgpu/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { labelOf, ranges, relativeError } from './accuracy.ts';
import { vaeStep } from '#reference/benchmark/vae-step.ts';

const [, , adapter] = process.argv;
const steps = 12;
const warmUp = 2;

let failures = 0;
function verdict(what: string, error: number, allowed: number): void {
  const right = error <= allowed; // false for NaN too
  if (!right) failures++;
  console.log(
    `${right ? 'ok   ' : 'WRONG'} ${what}: ${error.toExponential(1)} (at most ${allowed.toExponential(1)})`,
  );
}

async function start(name: 'webgpu' | 'wasm' | 'cpu'): Promise<void> {
  const from = performance.now();
  const { device, version } = await useEngine(name, adapter === undefined ? {} : { adapter });
  console.log(`\n${name} ${version}, ${device}: started in ${(performance.now() - from).toFixed(0)} ms`);
}

interface Numbers {
  losses: number[];
  product: Float32Array;
  sum: number;
}

async function measure(): Promise<Numbers> {
  const step = vaeStep(tf);
  const losses: number[] = [];
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    const from = performance.now();
    const loss = step();
    losses.push((await loss.data())[0] ?? Number.NaN);
    loss.dispose();
    if (i >= warmUp) times.push(performance.now() - from);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  console.log(`VAE 784-400-20, batch 128: ${median.toFixed(1)} ms a step (median of ${times.length})`);
  console.log(`losses ${losses.map((loss) => loss.toFixed(4)).join(' ')}`);
  const wave = (n: number, speed: number): Float32Array =>
    Float32Array.from({ length: n }, (_, i) => Math.sin(1 + speed * i));
  const [a, b] = [
    tf.tensor2d(wave(128 * 784, 0.37), [128, 784]),
    tf.tensor2d(wave(784 * 400, 0.73), [784, 400]),
  ];
  const product = (await tf.matMul(a, b).data()) as Float32Array;
  const [sum = Number.NaN] = await tf.sum(tf.fill([1024, 1024], 0.1)).data();
  return { losses, product, sum };
}

await start('cpu');
const expected = await measure();
await start('wasm');
await measure();
await start('webgpu');
const actual = await measure();

const relative = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a, (v, i) => Math.abs(v - (b[i] ?? Number.NaN)) / Math.max(1, Math.abs(b[i] ?? 0))).reduce(
    (m, v) => Math.max(m, v), // NaN stays
    0,
  );
console.log('\nagainst plain JavaScript:');
verdict('losses of the VAE, relative', relative(actual.losses, expected.losses), 1e-5);
verdict('matMul 128×784×400, relative', relative(actual.product, expected.product), 1e-5);
verdict('a million values of 0.1, relative', Math.abs(actual.sum / 104857.6015625 - 1), 1e-6);
console.log('\nagainst float64, relative to the value:');
// WebGPU allows 2.5 units in the last place for a division, so each function may have some eight; SwiftShader has less
// than four.
for (const range of ranges) verdict(labelOf(range), await relativeError(range), 5e-7);
await stopWebgpu();
console.log(failures === 0 ? '\nall right' : `\n${failures} wrong`);
process.exitCode = failures === 0 ? 0 : 1;
