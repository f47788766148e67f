/**
 * `npm run bench -- engines`: training steps on every available engine, beside PyTorch on the CPU if
 * `tests/peers/setup` has installed it; all in one run, one process after the other. Ratios are to PyTorch. The
 * machine's speed drifts, so the two take turns, and medians of the rounds count; what takes a hundred times longer has
 * one round.
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

async function torch(python: string, threads: number): Promise<Times> {
  const { stdout } = await promisify(execFile)(python, [path('../peers/torch_steps.py'), String(threads)]);
  const { stepMs } = JSON.parse(stdout) as { stepMs: Times };
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

/** A step to time repeatedly. */
interface Row {
  readonly name: string;
  readonly slow?: boolean;
  readonly time: () => Promise<Times>;
}

function rows(): Row[] {
  const engines = candidates().flatMap((engine): Row[] => {
    if ('missing' in engine) {
      console.log(`SKIPPED ${engine.name}: ${engine.missing}`);
      return [];
    }
    // Only the native engine has a choice of threads.
    return (engine.name === 'tensorflow' ? [1, 2] : [undefined]).map((threads) => ({
      name: threads === undefined ? engine.name : `${engine.name}, threads: ${threads}`,
      slow: engine.name === 'cpu' || engine.name === 'webgpu',
      time: async () => {
        const options = { ...engine.options, ...(threads === undefined ? {} : { threads }) };
        const times: Partial<Record<StepName, number>> = {};
        for (const step of steps) {
          const { stepMs, leaked } = await measured(step, engine.name, options, engine.env);
          if (leaked !== 0) console.log(`${engine.name} ${step}: ${leaked} tensors leaked`);
          times[step] = stepMs;
        }
        return times as Times;
      },
    }));
  });
  const python = peerPython();
  if (python === undefined) {
    console.log('SKIPPED PyTorch: run tests/peers/setup first');
    return engines;
  }
  const peers = [1, 2].map((threads) => ({
    name: `PyTorch, threads: ${threads}`,
    time: () => torch(python, threads),
  }));
  return [...peers, ...engines];
}

const rounds = 3;

export async function benchEngines(): Promise<void> {
  const all = rows();
  const times = new Map<string, Times[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, slow, time } of all)
      if (round === 0 || slow !== true) times.get(name)?.push(await time());
  const median = (name: string, step: StepName): number => {
    const sorted = (times.get(name) ?? []).map((one) => one[step]).sort((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? NaN;
  };
  const peer = all.find(({ name }) => name.startsWith('PyTorch'))?.name;
  const shown = (name: string, step: StepName): string => {
    const ms = median(name, step);
    return `${ms.toFixed(1)} ms${peer === undefined ? '' : ` (${(ms / median(peer, step)).toFixed(2)} ×)`}`;
  };
  console.log(`median of a training step, of ${rounds} rounds (× PyTorch with one thread)`);
  console.table(
    Object.fromEntries(
      all.map(({ name }) => [name, Object.fromEntries(steps.map((step) => [step, shown(name, step)]))]),
    ),
  );
}
