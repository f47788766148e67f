import { Command, CommanderError } from 'commander';
import { systemErrorSentence } from '#grader/host/system-error.ts';
import { inert } from '#grader/report/inert.ts';
import { forLog } from '#grader/report/style.ts';
import project from '../../package.json' with { type: 'json' };
import { commandLineError } from './command-line-error.ts';
import { UsageError } from './usage.ts';

/** The exit codes: 0 for success, 1 if a check or a requirement failed, 2 if the command could not be carried out. */
export async function runCommands(
  commands: readonly Command[],
  argv: readonly string[] = process.argv,
): Promise<void> {
  const program = new Command('genlab')
    .description('Auto-graded courseware for deep generative models')
    .version(project.version);
  for (const command of commands) program.addCommand(command);
  let refusing = program;
  withOwnErrors(program, (command) => {
    refusing = command;
  });
  // The reader of standard output may exit early: `genlab status | head`.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? 0 : 2);
  });
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error, refusing);
  }
}

/** Makes Commander throw errors in the command line, so that we can word them. Subcommands do not inherit this. */
function withOwnErrors(command: Command, refuse: (command: Command) => void): void {
  command.exitOverride().configureOutput({
    outputError: () => {
      refuse(command);
    },
  });
  for (const below of command.commands) withOwnErrors(below, refuse);
}

function report(error: unknown, refusing: Command): number {
  const sentence = sentenceOf(error, refusing);
  if (sentence === undefined) console.error('internal:', error);
  else if (sentence !== '') console.error(inert(forLog(`genlab: ${sentence}`)));
  return error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
}

/** The message to print: undefined for an internal error, empty if help or the version is already printed. */
function sentenceOf(error: unknown, refusing: Command): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof CommanderError)) return systemErrorSentence(error);
  return /^commander\.(help|helpDisplayed|version)$/.test(error.code)
    ? ''
    : commandLineError(error, refusing);
}
