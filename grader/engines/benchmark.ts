import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Candidate } from './candidates.ts';

const script = fileURLToPath(new URL('../../reference/benchmark/run-step.ts', import.meta.url));

/** Steps that represent the course's training: large products, and many small operations. */
export const benchmarkSteps = ['vae', 'gan'] as const;
export type StepTimes = Readonly<Record<(typeof benchmarkSteps)[number], number>>;

/** Median milliseconds of each step, each in a separate process. Rejects if the engine does not start. */
export async function timeSteps({ name, options }: Candidate): Promise<StepTimes> {
  const times: Partial<Record<keyof StepTimes, number>> = {};
  for (const step of benchmarkSteps) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, step, name, JSON.stringify(options)],
      { timeout: 120_000 },
    );
    times[step] = (JSON.parse(stdout) as { stepMs: number }).stepMs;
  }
  return times as StepTimes;
}

/** Within this factor two engines count as equally fast: machines are noisy. */
const alike = 1.1;

/**
 * The engine with the smallest geometric mean of the step times, or an earlier one that is about as fast.
 *
 * @param measured in order of preference
 */
export function chooseEngine<T extends { readonly times: StepTimes }>(measured: readonly T[]): T | undefined {
  const mean = ({ times }: T): number => Math.sqrt(times.vae * times.gan);
  const best = Math.min(...measured.map(mean));
  return measured.find((one) => mean(one) <= alike * best);
}
