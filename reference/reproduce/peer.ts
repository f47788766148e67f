/**
 * The same training in PyTorch, if it is available: a Python with torch, named by GENLAB_PEER_PYTHON or in
 * tests/peers/.venv.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Measurement } from './experiment.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const peerPython = (): string | undefined =>
  [process.env['GENLAB_PEER_PYTHON'], `${root}tests/peers/.venv/bin/python`].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );

export async function peerVae(
  seed: number,
  { steps, batch, learningRate }: { steps: number; batch: number; learningRate: number },
): Promise<Measurement | undefined> {
  const command = peerPython();
  if (command === undefined) return undefined;
  const args = ['tests/peers/vae_digits.py', seed, steps, batch, learningRate].map(String);
  const { stdout } = await promisify(execFile)(command, args, { cwd: root });
  return JSON.parse(stdout) as Measurement;
}
