import { basename, relative } from 'node:path';

/** A command as the user has to type it, which depends on how this process was started. */
export function commandLine(
  command: string,
  argument?: string,
  options: { readonly dir?: string | undefined; readonly course?: string | undefined } = {},
): string {
  const words = [starter(), command, argument];
  if (options.dir !== undefined) words.push('--dir', options.dir);
  if (options.course !== undefined) words.push('--course', options.course);
  return words.filter((word) => word !== undefined).join(' ');
}

function starter(): string {
  const { npm_command: command, npm_lifecycle_event: script } = process.env;
  if (script === 'genlab') return 'npm run genlab --';
  if (command === 'exec') return 'npx genlab';
  const started = process.argv[1] ?? '';
  return basename(started) === 'genlab.js' ? `node ${relative(process.cwd(), started)}` : 'genlab';
}
