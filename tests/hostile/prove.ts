import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { limitTime, type Timing } from '#grader/session/node/clock/child-clock.ts';
import type { HostileCase } from './cases.ts';
import type { Stage } from './stage.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const tensor = pathToFileURL(at('../../reference/tensor')).href;
/**
 * Of an attack's own time, in seconds: an attack that runs this long never ends; one that has worked gets half of it.
 */
const endless = 4;
/** An attack that ends does so within this much of its own time, in seconds. */
const patience = 60;
export const mark = 'the attack worked';
/** The careless grader's input, as an attack prints it. */
const asked = '0.5,-1';

/** Runs the attack without any defence, and says why it proved nothing; undefined if it worked. */
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
  const worked = { mark: false, fooled: false, ended: false, unbounded: false, told: false };
  const words = { mark, fooled: '"verdict":"pass"', told: asked, verdict: '"verdict"' };
  let [said, judged] = ['', false];
  const end = (): void => void child.kill('SIGKILL');
  const timings: Timing[] = [];
  const within = (seconds: number, run: () => void): void => {
    timings.push(limitTime(child.pid ?? -1, seconds, run));
  };
  const hear = (text: string): void => {
    // The rest may be far longer than the limit.
    const heard = said + text;
    for (const proof of ['mark', 'fooled', 'told'] as const) worked[proof] ||= heard.includes(words[proof]);
    judged ||= heard.includes(words.verdict);
    said = heard.slice(-1000);
    if (worked[one.proof] && timings.length === 1) within(endless / 2, end);
  };
  within(one.proof === 'unbounded' ? endless : patience, () => {
    worked.unbounded = true;
    end();
  });
  for (const stream of [child.stdout, child.stderr, child.stdio[3]])
    stream?.on('data', (data: Buffer) => {
      hear(data.toString());
    });
  await new Promise((resolve) => child.once('close', resolve));
  for (const timing of timings) timing.stop();
  worked.ended = !worked.unbounded && !judged;
  return worked[one.proof]
    ? undefined
    : `no proof (${one.proof}) without the defence: ${said.trim().slice(-300)}`;
}
