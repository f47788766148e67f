/**
 * `npm run bench -- engines`: training steps on every engine that is there, beside PyTorch on the CPU where
 * `tests/peers/setup` has installed it; all in one run, one process after the other. Ratios are to PyTorch.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { candidates } from '#tests/agreement/engines.ts';
import type { EngineStep, StepName } from '#reference/benchmark/run-step.ts';
import { peerPython } from '#reference/reproduce/peer.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const steps: readonly StepName[] = ['vae', 'gan', 'wgan-gp'];

type Times = Readonly<Record<StepName, number>>;

async function torch(threads: number): Promise<Times | undefined> {
  const python = peerPython();
  if (python === undefined) return undefined;
  const { stdout } = await promisify(execFile)(python, [path('../peers/torch_steps.py'), String(threads)]);
  const { device, stepMs } = JSON.parse(stdout) as { device: string; stepMs: Times };
  console.log(device);
  return stepMs;
}

async function measured(
  step: StepName,
  name: string,
  options: object,
  env: Readonly<Record<string, string>>,
): Promise<EngineStep> {
  const args = [path('../../reference/benchmark/run-step.ts'), step, name, JSON.stringify(options)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
  return JSON.parse(stdout) as EngineStep;
}

export async function benchEngines(): Promise<void> {
  const peer = await torch(1);
  if (!peer) console.log('SKIPPED PyTorch: run tests/peers/setup first');
  const rows: Record<string, Record<string, string>> = {};
  const show = (ms: number, step: StepName): string =>
    `${ms.toFixed(1)} ms${peer ? ` (${(ms / peer[step]).toFixed(2)} ×)` : ''}`;
  const add = (row: string, step: StepName, ms: number): void => {
    (rows[row] ??= {})[step] = show(ms, step);
  };
  for (const [threads, times] of [[1, peer] as const, [2, peer && (await torch(2))] as const])
    for (const step of times ? steps : []) add(`PyTorch, threads: ${threads}`, step, times?.[step] ?? NaN);
  for (const engine of candidates()) {
    if ('missing' in engine) {
      console.log(`SKIPPED ${engine.name}: ${engine.missing}`);
      continue;
    }
    // The native engine has threads to choose; the others have what they have.
    const variants = engine.name === 'tensorflow' ? [1, 2] : [undefined];
    for (const threads of variants)
      for (const step of steps) {
        const options = { ...engine.options, ...(threads === undefined ? {} : { threads }) };
        const { stepMs, leaked } = await measured(step, engine.name, options, engine.env);
        add(threads === undefined ? engine.name : `${engine.name}, threads: ${threads}`, step, stepMs);
        if (leaked !== 0) console.log(`${engine.name} ${step}: ${leaked} tensors leaked`);
      }
  }
  console.log('median of a training step (× PyTorch with one thread)');
  console.table(rows);
}
