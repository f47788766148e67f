import { Command } from 'commander';
import { isolation, openSession } from '#grader/sandbox/index.ts';

export const doctorCommand = (): Command =>
  new Command('doctor').description('show what this machine grades with').action(async () => {
    console.log(`node       ${process.versions.node} (${process.platform} ${process.arch})`);
    console.log(`isolation  ${isolation}: Node's permission model, no outer layer`);
    console.log(`memory     ${memoryLimit()}`);
    for (const engine of ['wasm', 'cpu']) {
      const started = performance.now();
      try {
        const session = await openSession({
          engine,
          seed: 'doctor',
          limits: { seconds: 5, memoryMb: 1024, outputBytes: 65_536 },
        });
        session.close();
        const { version, device } = session.engine;
        console.log(
          `engine     ${engine} ${version}, ${device}; a child is ready after ${Math.round(performance.now() - started)} ms`,
        );
      } catch (error) {
        console.log(`engine     ${engine} does not start: ${(error as Error).message}`);
        process.exitCode = 1;
      }
    }
  });

function memoryLimit(): string {
  if (process.platform === 'linux') return 'RLIMIT_DATA, and resident memory watched';
  if (process.platform === 'darwin') return 'resident memory watched';
  return "V8's heap limit only: typed arrays are not limited on this platform";
}
