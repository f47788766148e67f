import type { Command } from 'commander';
import { runCommands } from './run-commands.ts';

/** In the order of `genlab --help`. A command is loaded only if it runs: loading all takes half a second. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).initCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  watch: async () => (await import('./check.ts')).watchCommand(),
  hint: async () => (await import('./hint.ts')).hintCommand(),
  status: async () => (await import('./status.ts')).statusCommand(),
  reset: async () => (await import('./reset.ts')).resetCommand(),
  grade: async () => (await import('./grade.ts')).gradeCommand(),
  explain: async () => (await import('./explain.ts')).explainCommand(),
  worker: async () => (await import('./worker.ts')).workerCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  engine: async () => (await import('./engine.ts')).engineCommand(),
  release: async () => (await import('./release.ts')).releaseCommand(),
  dev: async () => (await import('./dev.ts')).devCommand(),
};

export async function main(argv: readonly string[] = process.argv): Promise<void> {
  const [, , name = ''] = argv;
  const chosen = Object.hasOwn(commands, name) ? commands[name] : undefined;
  // Without a command, `genlab` prints all of them, or names the nearest to a wrong one.
  const loaded = await Promise.all((chosen ? [chosen] : Object.values(commands)).map((load) => load()));
  return runCommands(loaded, argv);
}
