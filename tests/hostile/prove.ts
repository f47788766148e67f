import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { HostileCase } from './cases.ts';
import type { Stage } from './stage.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const tensor = pathToFileURL(at('../../reference/tensor')).href;
/** Longer than the careless grader takes for any submission that comes to an end. */
const patienceMs = 4000;
export const mark = 'the attack worked';
/** What the careless grader asks with, as an attack writes it. */
const asked = '0.5,-1';

/** Runs the attack with no defence at all, and says why it proved nothing; undefined where it worked. */
export async function prove(one: HostileCase, stage: Stage): Promise<string | undefined> {
  const folder = join(stage.root, 'submission-plain');
  mkdirSync(folder);
  const file = join(folder, 'attack.ts');
  writeFileSync(file, stage.filled(one.attack, one, one.name));
  if (one.place !== undefined) stage.handIn('', one, one.name, one.place);
  const args = one.place === undefined ? [at('careless.ts'), file, tensor] : [file];
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    cwd: folder,
    env: { GENLAB_KEY: 'a course key' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr, child.stdio[3]])
    stream?.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-100_000)));
  const patience = { over: false };
  const timer = setTimeout(() => {
    patience.over = true;
    child.kill('SIGKILL');
  }, patienceMs);
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const worked = {
    mark: said.includes(mark),
    fooled: said.includes('"verdict":"pass"'),
    ended: !patience.over && !said.includes('"verdict"'),
    unbounded: patience.over,
    told: said.includes(asked),
  };
  return worked[one.proof]
    ? undefined
    : `no proof (${one.proof}) without the defence: ${said.trim().slice(-300)}`;
}
