import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runtimeFolder } from './runtime-folder.ts';
import { seccompFilter } from './seccomp.ts';

/** What a child sees of the machine, besides its processor. */
export interface View {
  /** Where the command starts: one of the folders below, or the root; the runtime folder if it is left out. */
  readonly folder?: string;
  /** Files and folders, as real paths. */
  readonly readable: readonly string[];
  readonly writable: readonly string[];
  readonly devices: readonly string[];
  /** A separate process table, for engines that read processor data from it. */
  readonly proc: boolean;
}

/** The number under which the child's starter finds its seccomp filter; 0 to 2 are the student's, 3 is the grader's. */
export const filterStream = 4;

/** Path of the program, from the grader's own PATH. */
const program = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, 'bwrap'))
    .find((path) => existsSync(path));

/**
 * The command that runs what follows it in separate namespaces: no network, no other process and no file but the named
 * ones, read-only except for the writable folders. It is killed as soon as the grader ends.
 */
export function bubblewrapCommand(view: View): string[] {
  const bind = (how: string, paths: readonly string[]): string[] =>
    paths.flatMap((path) => [how, path, path]);
  return [
    program() ?? 'bwrap',
    ...['--unshare-user', '--unshare-pid', '--unshare-net', '--unshare-ipc', '--unshare-uts'],
    '--unshare-cgroup-try', // a kernel may lack cgroup namespaces, and nothing else here depends on them
    ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--hostname', 'genlab'],
    ...(filterFile() === undefined ? [] : ['--seccomp', String(filterStream)]),
    ...bind('--ro-bind', [process.execPath, ...libraries(), ...view.readable]),
    ...bind('--dev-bind-try', ['/dev/null', '/dev/urandom', ...view.devices]),
    ...(view.proc ? ['--proc', '/proc'] : []),
    ...bind('--bind', view.writable),
    ...['--remount-ro', '/', '--chdir', view.folder ?? runtimeFolder().root, '--'],
  ];
}

let reason: { readonly why: string | undefined } | undefined;

/** Why bubblewrap does not start a child on this machine; undefined if it does. Tried once per process. */
export function whyNoBubblewrap(): string | undefined {
  reason ??= { why: tryOut() };
  return reason.why;
}

function tryOut(): string | undefined {
  if (process.platform !== 'linux') return 'it is for Linux only';
  if (program() === undefined) return 'bwrap is not on the PATH';
  // Without it the memory of the processes inside cannot be measured.
  if (!existsSync(`/proc/${process.pid}/task/${process.pid}/children`))
    return 'this kernel does not list the children of a process';
  const [command = '', ...args] = bubblewrapCommand({
    readable: [runtimeFolder().root],
    writable: [],
    devices: [],
    proc: false,
  });
  const filter = openFilter();
  const tried = spawnSync(command, [...args, process.execPath, '--version'], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', filter ?? 'ignore'],
    timeout: 5000,
  });
  if (filter !== undefined) closeSync(filter);
  if (tried.error) return tried.error.message;
  if (tried.status === 0 && tried.stdout.toString().trim() === process.version) return undefined;
  return tried.stderr.toString().trim().split('\n')[0] || `it ended with ${String(tried.status)}`;
}

/** The filter, opened separately for each child: reading it moves the file position. */
export function openFilter(): number | undefined {
  const file = filterFile();
  return file === undefined ? undefined : openSync(file, 'r');
}

let written: string | undefined;

function filterFile(): string | undefined {
  const filter = seccompFilter();
  if (filter === undefined || written !== undefined) return written;
  // Outside the folder that children may read.
  written = join(dirname(runtimeFolder().root), 'seccomp');
  writeFileSync(written, filter);
  return written;
}

let shared: readonly string[] | undefined;

/** What the dynamic loader has loaded for this Node process, itself included, without the addons of packages. */
function libraries(): readonly string[] {
  if (shared) return shared;
  const { sharedObjects } = process.report.getReport() as { sharedObjects: string[] };
  shared = sharedObjects.filter(
    (path) =>
      path.startsWith('/') &&
      !path.includes('/node_modules/') &&
      existsSync(path) &&
      realpathSync(path) !== realpathSync(process.execPath),
  );
  return shared;
}
