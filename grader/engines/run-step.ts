import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** An installation that failed: the reason, and what to do next. Nothing is left behind. */
export class InstallError extends Error {
  override readonly name = 'InstallError';
}

export interface StepOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly seconds?: number;
}

/** Runs a program to its end; rejects with the last lines of its output if it fails or takes too long. */
export async function runStep(
  command: string,
  args: readonly string[],
  { env = process.env, cwd, seconds = 1800 }: StepOptions = {},
): Promise<string> {
  const child = spawn(command, [...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    if (code === 0) return output;
    const how = signal === null ? `exit code ${code ?? '?'}` : `ended by ${signal}`;
    throw new InstallError(`${command} failed (${how}):\n${output.trim().split('\n').slice(-8).join('\n')}`);
  } catch (error) {
    if (error instanceof InstallError) throw error;
    throw new InstallError(`${command} could not be run: ${(error as Error).message}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether `command` runs at all. */
export const answers = (command: string, ...args: string[]): Promise<boolean> =>
  runStep(command, args, { seconds: 60 }).then(
    () => true,
    () => false,
  );
