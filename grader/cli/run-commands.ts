import { Command, CommanderError } from 'commander';
import { systemErrorSentence } from '#grader/host/system-error.ts';
import { inert } from '#grader/report/inert.ts';
import { logged } from '#grader/report/style.ts';
import { UsageError } from './usage.ts';

/** The exit codes: 0 all is well, 1 a check or a requirement failed, 2 the command could not be carried out. */
export async function runCommands(
  commands: readonly Command[],
  argv: readonly string[] = process.argv,
): Promise<void> {
  const program = new Command('genlab')
    .description('Auto-graded courseware for deep generative models')
    .version('0.1.0')
    .showHelpAfterError('(run genlab --help for what there is)')
    .exitOverride();
  for (const command of commands) program.addCommand(command);
  // Whoever reads along may have read enough: `genlab status | head`.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? 0 : 2);
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const sentence = error instanceof UsageError ? error.message : systemErrorSentence(error);
  if (sentence === undefined) console.error('internal:', error);
  else console.error(inert(logged(`genlab: ${sentence}`)));
  return 2;
}
