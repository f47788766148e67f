import { Command } from 'commander';
import { installTensorflow } from '#grader/engines/install-tensorflow.ts';
import { InstallError } from '#grader/engines/run-step.ts';
import { UsageError } from './usage.ts';

export function engineCommand(): Command {
  const command = new Command('engine').description('install an engine that npm ci does not install');
  command
    .command('install')
    .description('tensorflow: native TensorFlow, downloaded, or built against the library in a wheel')
    .argument('<name>', 'tensorflow')
    .action(install);
  return command;
}

async function install(name: string): Promise<void> {
  if (name !== 'tensorflow')
    throw new UsageError(`'${name}' cannot be installed. The only engine to install is tensorflow.`);
  const started = performance.now();
  const say = (line: string): void => {
    console.log(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  };
  try {
    const binding = await installTensorflow({ say });
    console.log(`tensorflow is installed: ${binding}`);
  } catch (error) {
    if (error instanceof InstallError) throw new UsageError(error.message);
    throw error;
  }
}
