/** The `genlab` of a student's handout: the commands that need no hidden checks. */
import { checkCommand, watchCommand } from './check.ts';
import { hintCommand } from './hint.ts';
import { resetCommand } from './reset.ts';
import { runCommands } from './run-commands.ts';
import { statusCommand } from './status.ts';

export const main = (argv?: readonly string[]): Promise<void> =>
  runCommands([checkCommand(), watchCommand(), hintCommand(), statusCommand(), resetCommand()], argv);
