import { Command, CommanderError } from 'commander';
import { checkCommand } from './check.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { engineCommand } from './engine.ts';
import { gradeCommand } from './grade.ts';
import { hintCommand } from './hint.ts';
import { initCommand } from './init.ts';
import { resetCommand } from './reset.ts';
import { statusCommand } from './status.ts';
import { UsageError } from './usage.ts';
import { workerCommand } from './worker.ts';

/** The exit codes: 0 all is well, 1 a check or a requirement failed, 2 the command could not be carried out. */
export async function main(argv: readonly string[] = process.argv): Promise<void> {
  const program = new Command('genlab')
    .description('Auto-graded courseware for deep generative models')
    .version('0.1.0')
    .showHelpAfterError('(run genlab --help for what there is)')
    .exitOverride();
  const student = [initCommand(), checkCommand(), hintCommand(), statusCommand(), resetCommand()];
  const grader = [gradeCommand(), workerCommand(), doctorCommand(), engineCommand(), devCommand()];
  for (const command of [...student, ...grader]) program.addCommand(command);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) console.error(`genlab: ${error.message}`);
  else console.error('internal:', error);
  return 2;
}
