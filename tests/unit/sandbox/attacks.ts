/**
 * Attacks on a process, each a function that returns or resolves when it works and throws when it does not. The file
 * is run as text, in the sandbox and in a plain Node process, and so imports nothing.
 */
export interface Doors {
  /** Of Node's own modules; what a student would have who found a way past the import rules. */
  readonly require: NodeJS.Require;
  /** A folder outside the sandbox that holds `secret.txt`. */
  readonly folder: string;
  /** A port and a socket file on which the test listens. */
  readonly port: number;
  readonly socket: string;
}

type Attack = (doors: Doors) => unknown;

const fs = ({ require }: Doors): typeof import('node:fs') => require('node:fs') as typeof import('node:fs');
const proc = ({ require }: Doors): NodeJS.Process => require('node:process') as NodeJS.Process;
const must = (value: unknown): void => {
  if (value === undefined || value === null || value === false || value === '') throw new Error('nothing');
};
const event = (
  emitter: { once: (name: string, run: (value?: unknown) => void) => unknown },
  name: string,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    emitter.once('error', reject);
    emitter.once(name, resolve);
  });

export const attacks: Readonly<Record<string, Attack>> = {
  'read: a file': (d) => fs(d).readFileSync(`${d.folder}/secret.txt`),
  'read: a file, asynchronously': (d) => fs(d).promises.readFile(`${d.folder}/secret.txt`),
  'read: a path of bytes': (d) => fs(d).readFileSync(Buffer.from(`${d.folder}/secret.txt`)),
  'read: out of an allowed folder': (d) =>
    fs(d).readFileSync(`${process.cwd()}${'/..'.repeat(20)}${d.folder}/secret.txt`),
  'read: an encoded URL': (d) => fs(d).readFileSync(new URL(`file://${d.folder}/%73ecret.txt`)),
  'read: a blob': async (d) => (await fs(d).openAsBlob(`${d.folder}/secret.txt`)).text(),
  'read: a folder': (d) => fs(d).readdirSync(d.folder),
  'read: a folder by pattern': (d) => {
    must(fs(d).globSync(`${d.folder}/*`)[0]);
  },
  'read: whether a file is there': (d) => {
    must(fs(d).existsSync(`${d.folder}/secret.txt`));
  },
  'read: where a path leads': (d) => fs(d).realpathSync(`${d.folder}/secret.txt`),
  'read: where a link leads': (d) => fs(d).readlinkSync(`${d.folder}/link`),
  'read: through a link': (d) => fs(d).readFileSync(`${d.folder}/link`),
  'read: as JSON': (d) => d.require(`${d.folder}/secret.json`) as unknown,
  'read: by watching': (d) => {
    fs(d)
      .watch(d.folder, () => undefined)
      .close();
  },
  'read: the password file': (d) => fs(d).readFileSync('/etc/passwd'),

  'write: a file': (d) => {
    fs(d).writeFileSync(`${d.folder}/written`, 'x');
  },
  'write: in the current folder': (d) => {
    fs(d).writeFileSync('written', 'x');
    fs(d).rmSync('written');
  },
  'write: in the folder for temporary files': (d) => {
    fs(d).rmSync(fs(d).mkdtempSync(`${d.folder}/made-`), { recursive: true });
  },
  'write: a link': (d) => {
    fs(d).symlinkSync(`${d.folder}/secret.txt`, `${d.folder}/link-2`);
  },
  'write: a hard link': (d) => {
    fs(d).linkSync(`${d.folder}/secret.txt`, `${d.folder}/link-3`);
  },
  'write: times of a file opened to read': (d) => {
    fs(d).futimesSync(fs(d).openSync(process.argv[1] ?? '', 'r'), new Date(), new Date());
  },
  'write: rights of a file opened to read': (d) => {
    fs(d).fchmodSync(fs(d).openSync(process.argv[1] ?? '', 'r'), 0o644);
  },
  'write: a report': (d) => {
    must(proc(d).report.writeReport(`${d.folder}/report.json`));
  },
  'write: a heap snapshot': (d) => v8(d).writeHeapSnapshot(`${d.folder}/heap`),
  'write: a heap snapshot near the limit': (d) => {
    v8(d).setHeapSnapshotNearHeapLimit(1);
  },
  'write: a log of V8': (d) => {
    v8(d).setFlagsFromString(`--logfile=${d.folder}/v8.log`);
  },
  'write: a trace': (d) => {
    const { createTracing } = d.require('node:trace_events') as typeof import('node:trace_events');
    createTracing({ categories: ['node'] }).enable();
  },
  'write: a compile cache of its own': (d) => {
    const { enableCompileCache } = d.require('node:module') as typeof import('node:module');
    const { directory } = enableCompileCache(`${d.folder}/cache`);
    must(directory?.startsWith(d.folder));
  },
  'write: a database': (d) => {
    const { DatabaseSync } = d.require('node:sqlite') as typeof import('node:sqlite');
    new DatabaseSync(`${d.folder}/data.db`).exec('create table t (x)');
  },

  'signal: process.kill': (d) => proc(d).kill(process.ppid, 0),
  'signal: process._kill': (d) => {
    must(internals(d)._kill?.(process.ppid, 0) === 0);
  },
  // Not called: it would open a debugger in the process that runs this test.
  'signal: process._debugProcess': (d) => {
    must(internals(d)._debugProcess);
  },
  'signal: the priority of another process': (d) => {
    const os = d.require('node:os') as typeof import('node:os');
    os.setPriority(process.ppid, os.getPriority(process.ppid));
  },

  'process: child_process': (d) =>
    (d.require('node:child_process') as typeof import('node:child_process')).execFileSync('/bin/echo'),
  'process: cluster': (d) => {
    (d.require('node:cluster') as typeof import('node:cluster').default).fork().kill('SIGKILL');
  },
  'process: worker_threads': (d) => {
    const { Worker } = d.require('node:worker_threads') as typeof import('node:worker_threads');
    void new Worker('', { eval: true }).terminate();
  },
  'process: execve': (d) => {
    must(proc(d).execve);
  },

  'net: a connection': (d) => event(net(d).connect(d.port, '127.0.0.1'), 'connect'),
  'net: a socket file': (d) => event(net(d).connect(d.socket), 'connect'),
  'net: the socket of standard output': (d) => {
    const Socket = process.stdout.constructor as typeof import('node:net').Socket;
    return event(new (Socket.name === 'Socket' ? Socket : net(d).Socket)().connect(d.port), 'connect');
  },
  'net: a server': (d) => event(net(d).createServer().listen(0), 'listening'),
  'net: http': (d) =>
    event(
      (d.require('node:http') as typeof import('node:http')).get(`http://127.0.0.1:${d.port}`),
      'response',
    ),
  'net: fetch': (d) => fetch(`http://127.0.0.1:${d.port}`),
  'net: dgram': (d) => {
    const socket = (d.require('node:dgram') as typeof import('node:dgram')).createSocket('udp4');
    socket.bind(0);
    return event(socket, 'listening');
  },
  'net: a name': (d) =>
    (d.require('node:dns') as typeof import('node:dns')).promises.lookup('localhost', { family: 4 }),

  'native: ffi': (d) => d.require('node:ffi') as unknown,
  'native: vfs': (d) => d.require('node:vfs') as unknown,
  'native: wasi': (d) => {
    const { WASI } = d.require('node:wasi') as typeof import('node:wasi');
    new WASI({ version: 'preview1', preopens: { '/': '/' } });
  },
  'native: an addon': (d) => {
    try {
      proc(d).dlopen({ exports: {} }, `${d.folder}/no-addon.node`);
    } catch (error) {
      // Refused by the system's loader, which was asked to load it: the door was open.
      if (!/no-addon\.node/.test(String(error))) throw error;
    }
  },
  'native: process.binding': (d) => {
    must(internals(d).binding?.('fs'));
  },
  'native: process.getBuiltinModule': (d) => {
    must(proc(d).getBuiltinModule('node:fs'));
  },
  'native: the inspector': (d) => {
    const { Session } = d.require('node:inspector') as typeof import('node:inspector');
    new Session().connect();
  },
  'native: the inspector, over a port': (d) => {
    const inspector = d.require('node:inspector') as typeof import('node:inspector');
    inspector.open(0);
    inspector.close();
  },
  'native: flags of V8': (d) => {
    v8(d).setFlagsFromString('--max-old-space-size=8192');
  },
};

interface Internals {
  readonly _kill?: (pid: number, signal: number) => number;
  readonly _debugProcess?: (pid: number) => void;
  readonly binding?: (name: string) => unknown;
}

const internals = (d: Doors): Internals => proc(d) as unknown as Internals;
const v8 = ({ require }: Doors): typeof import('node:v8') => require('node:v8') as typeof import('node:v8');
const net = ({ require }: Doors): typeof import('node:net') =>
  require('node:net') as typeof import('node:net');

/** Tries each, and prints what came of it as one line of JSON. */
export async function tryAll(doors: Doors): Promise<void> {
  const outcomes: Record<string, string> = {};
  for (const [name, attack] of Object.entries(attacks))
    try {
      await attack(doors);
      outcomes[name] = 'worked';
    } catch (error) {
      outcomes[name] = `failed: ${String(error)}`;
    }
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
