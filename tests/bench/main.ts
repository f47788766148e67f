/**
 * `npm run bench`: speed and memory side by side in one run. `-- engines` compares engines, `-- metrics` metrics and
 * their peers, `-- class` the grading of a class, `-- hostile-class` a class with hostile submissions in it, `--
 * results` the writing of a class's results. Ratios are comparable between machines; milliseconds are not.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { gradeSubmission } from '#grader/host/grade/grade-submission.ts';
import { folderSubmission } from '#grader/host/intake/index.ts';
import { limitConcurrency } from '#grader/host/grade/limit-concurrency.ts';
import { openSession } from '#grader/session/node/index.ts';
import { makeSampleClass } from '#tests/sample-class.ts';
import { benchClass } from './class.ts';
import { benchEngines } from './engines.ts';
import { benchHostileClass } from './hostile-class.ts';
import { benchMetrics } from './metrics.ts';
import { benchResults } from './results.ts';
import { residentMiB } from './process-tree.ts';
import { benchVaeStep } from './vae-step.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function times(n: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < n; i++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return median(taken);
}

const named = {
  ...{ engines: benchEngines, metrics: benchMetrics, class: benchClass },
  ...{ 'hostile-class': benchHostileClass, results: benchResults },
};
const name = process.argv[2];
if (name !== undefined) {
  if (!Object.hasOwn(named, name))
    throw new Error(`no bench '${name}': ${Object.keys(named).join(', ')}, or none for the training step`);
  await named[name as keyof typeof named]();
  process.exit(0);
}

const { ours, tfjs } = await benchVaeStep();
console.log('VAE training step, 784-400-20, batch 128, on the WASM engine');
console.table({
  'with the matMul path': ours,
  'tfjs alone': tfjs,
  'ours : tfjs': {
    stepMs: ours.stepMs / tfjs.stepMs,
    peakMiB: ours.peakMiB / tfjs.peakMiB,
    loss: ours.loss / tfjs.loss,
  },
});

const start = async (): Promise<void> => {
  const limits = { seconds: 5, memoryMb: 1024, outputBytes: 65_536 };
  const session = await openSession({ engine: 'wasm', seed: 'bench', limits });
  session.close();
};
await start(); // the first one makes the runtime folder and fills the code cache
const startMs = await times(10, start);
console.log(`child, spawn to ready engine: ${startMs.toFixed(0)} ms (median of 10)`);

const sampleClass = await mkdtemp(join(tmpdir(), 'genlab-bench-'));
await makeSampleClass(sampleClass);
const complete = join(sampleClass, 'complete');
const catalogue = await loadCatalogue(path('exercises'));
const grade = () =>
  gradeSubmission(catalogue, folderSubmission(complete, 'complete'), {
    engine: 'wasm',
    key: 'bench',
    mode: 'grade',
    train: false,
    limit: limitConcurrency(2),
  });
await grade();
const seconds = (await times(3, grade)) / 1000;
console.log(
  `one full submission but its trained models, ${catalogue.exercises.length} exercises, two at a time: ${seconds.toFixed(2)} s (median of 3)`,
);

let peak = 0;
const command = async (): Promise<void> => {
  const args = [path('grader/cli/genlab.js'), 'grade', complete, '--engine', 'wasm', '--key', 'bench'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMiB(child.pid ?? 0));
  }, 20);
  await once(child, 'close');
  clearInterval(watch);
};
const wallSeconds = (await times(1, command)) / 1000;
console.log(
  `genlab grade on it, with trained models, start, type check and report: ${wallSeconds.toFixed(0)} s`,
);
if (peak > 0) console.log(`peak memory of that command and its children together: ${peak.toFixed(0)} MiB`);
await rm(sampleClass, { recursive: true });
process.exit(0);
