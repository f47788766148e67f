import { Command } from 'commander';
import { chooseEngine, timeSteps, type StepTimes } from '#grader/engines/benchmark.ts';
import { candidates, type Candidate } from '#grader/engines/candidates.ts';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { table } from '#grader/report/style.ts';
import { isolation, openSession } from '#grader/session/node/index.ts';
import { chooseIsolation } from './usage.ts';

export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('show the engines and the isolation of this machine')
    .option('--bench', 'time training steps on each engine and recommend one')
    .action(async ({ bench = false }: { bench?: boolean }) => {
      console.log(`node       ${process.versions.node} (${process.platform} ${process.arch})`);
      chooseIsolation(undefined);
      const { name, reason } = isolation();
      console.log(`isolation  ${name}${reason === undefined ? '' : `, no outer layer: ${reason}`}`);
      console.log(`memory     ${memoryLimit()}`);
      if (installedTensorflow() === undefined)
        console.log('engine     tensorflow is not installed: genlab engine install tensorflow');
      const ready: { engine: Candidate; readyMs: number }[] = [];
      for (const engine of candidates()) {
        const readyMs = await start(engine);
        if (readyMs !== undefined) ready.push({ engine, readyMs });
      }
      if (bench) await benchmark(ready);
    });

/** Milliseconds until a child is ready, or undefined if the engine does not start. */
async function start({ name }: Candidate): Promise<number | undefined> {
  const limits = { seconds: 5, memoryMb: 1024, outputBytes: 65_536 };
  const started = performance.now();
  try {
    const session = await openSession({ engine: name, seed: 'doctor', limits });
    session.close();
    const ms = Math.round(performance.now() - started);
    const { version, device } = session.engine;
    console.log(`engine     ${name} ${version}, ${device}; a child is ready after ${ms} ms`);
    return ms;
  } catch (error) {
    const reason = (error as Error).message.replace(/^internal: the engine does not start: /, '');
    console.log(`engine     ${name} does not start: ${reason}`);
    // The embedded engines are always available; the others depend on the machine.
    if (name === 'wasm' || name === 'cpu') process.exitCode = 1;
    return undefined;
  }
}

async function benchmark(ready: readonly { engine: Candidate; readyMs: number }[]): Promise<void> {
  const measured: { name: string; readyMs: number; times: StepTimes }[] = [];
  for (const { engine, readyMs } of ready)
    measured.push({ name: engine.name, readyMs, times: await timeSteps(engine) });
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const head = ['', 'VAE step 784-400-20, batch 128', 'GAN step 2-128-128-2, batch 256', 'child ready'];
  const rows = measured.map(({ name, times, readyMs }) => [
    name,
    ms(times.vae),
    ms(times.gan),
    `${readyMs} ms`,
  ]);
  console.log(`\n${table([head, ...rows])}\n`);
  const chosen = chooseEngine(measured);
  if (!chosen) return;
  console.log(
    `For exercises that train a model: use --engine ${chosen.name}, the fastest in the table above (geometric mean).`,
  );
  const embedded = measured.find(({ name }) => name === 'wasm');
  if (embedded && embedded.readyMs < chosen.readyMs)
    console.log(
      'For all other exercises: use auto (wasm). Each exercise starts a process, and wasm starts faster.',
    );
}

function memoryLimit(): string {
  if (process.platform === 'linux') return 'RLIMIT_DATA, and resident memory watched';
  if (process.platform === 'darwin') return 'resident memory watched';
  return "V8's heap limit only: typed arrays are not limited on this platform";
}
