import { checkCommand, watchCommand } from './check.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { engineCommand } from './engine.ts';
import { explainCommand } from './explain.ts';
import { gradeCommand } from './grade.ts';
import { hintCommand } from './hint.ts';
import { initCommand } from './init.ts';
import { releaseCommand } from './release.ts';
import { resetCommand } from './reset.ts';
import { runCommands } from './run-commands.ts';
import { statusCommand } from './status.ts';
import { workerCommand } from './worker.ts';

export const main = (argv?: readonly string[]): Promise<void> => {
  const student = [
    initCommand(),
    checkCommand(),
    watchCommand(),
    hintCommand(),
    statusCommand(),
    resetCommand(),
  ];
  const grader = [gradeCommand(), explainCommand(), workerCommand(), doctorCommand(), engineCommand()];
  return runCommands([...student, ...grader, releaseCommand(), devCommand()], argv);
};
