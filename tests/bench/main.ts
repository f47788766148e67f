/** `npm run bench`: speed and memory side by side in one run. Ratios travel between machines; milliseconds do not. */
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#grader/host/catalogue.ts';
import { gradeSubmission } from '#grader/host/grade-submission.ts';
import { openSession } from '#grader/sandbox/index.ts';
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

const start = async (): Promise<void> => {
  const limits = { seconds: 5, memoryMb: 1024, outputBytes: 65_536 };
  const session = await openSession({ engine: 'wasm', seed: 'bench', limits });
  session.close();
};

console.log('VAE training step, 784-400-20, batch 128, WASM');
console.log(await benchVaeStep());

await start(); // the first one makes the runtime folder and fills the code cache
console.log(`child, spawn to ready engine: ${(await times(10, start)).toFixed(0)} ms (median of 10)`);

const catalogue = await loadCatalogue(path('exercises'));
const grade = () =>
  gradeSubmission(
    catalogue,
    { path: path('tests/submissions/complete'), name: 'complete' },
    { engine: 'wasm', key: 'bench', mode: 'grade' },
  );
const { exercises } = await grade();
const seconds = (await times(5, grade)) / 1000;
console.log(`one full submission, ${exercises.length} exercises: ${seconds.toFixed(2)} s (median of 5)`);
console.log(`peak memory of the grader: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
process.exit(0);
