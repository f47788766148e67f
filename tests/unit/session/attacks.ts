/**
 * Attacks on a process, each a function that returns or resolves if it works and throws if it does not. The file is run
 * as text, in the sandbox and in a plain Node process, so it imports only Node's own modules: a student who bypassed
 * the import rules would have them too.
 */
import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import inspector from 'node:inspector';
import { createRequire, enableCompileCache } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import { createTracing } from 'node:trace_events';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';

export interface Doors {
  /** A folder outside the sandbox that holds `secret.txt`. */
  readonly folder: string;
  /** A port and a socket file on which the test listens. */
  readonly port: number;
  readonly socket: string;
}

type Attack = (doors: Doors) => unknown;

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
  'read: a file': (d) => fs.readFileSync(`${d.folder}/secret.txt`),
  'read: a file, asynchronously': (d) => fs.promises.readFile(`${d.folder}/secret.txt`),
  'read: a path of bytes': (d) => fs.readFileSync(Buffer.from(`${d.folder}/secret.txt`)),
  'read: out of an allowed folder': (d) =>
    fs.readFileSync(`${process.cwd()}${'/..'.repeat(20)}${d.folder}/secret.txt`),
  'read: an encoded URL': (d) => fs.readFileSync(new URL(`file://${d.folder}/%73ecret.txt`)),
  'read: a blob': async (d) => (await fs.openAsBlob(`${d.folder}/secret.txt`)).text(),
  'read: a folder': (d) => fs.readdirSync(d.folder),
  'read: a folder by pattern': (d) => {
    must(fs.globSync(`${d.folder}/*`)[0]);
  },
  'read: whether a file is there': (d) => {
    must(fs.existsSync(`${d.folder}/secret.txt`));
  },
  'read: where a path leads': (d) => fs.realpathSync(`${d.folder}/secret.txt`),
  'read: where a link leads': (d) => fs.readlinkSync(`${d.folder}/link`),
  'read: through a link': (d) => fs.readFileSync(`${d.folder}/link`),
  'read: as JSON': (d) => createRequire(import.meta.url)(`${d.folder}/secret.json`) as unknown,
  'read: by watching': (d) => {
    fs.watch(d.folder, () => undefined).close();
  },
  'read: the password file': () => fs.readFileSync('/etc/passwd'),

  'write: a file': (d) => {
    fs.writeFileSync(`${d.folder}/written`, 'x');
  },
  'write: in the current folder': () => {
    fs.writeFileSync('written', 'x');
    fs.rmSync('written');
  },
  'write: in the folder for temporary files': (d) => {
    fs.rmSync(fs.mkdtempSync(`${d.folder}/made-`), { recursive: true });
  },
  'write: a link': (d) => {
    fs.symlinkSync(`${d.folder}/secret.txt`, `${d.folder}/link-2`);
  },
  'write: a hard link': (d) => {
    fs.linkSync(`${d.folder}/secret.txt`, `${d.folder}/link-3`);
  },
  'write: times of a file opened to read': () => {
    fs.futimesSync(fs.openSync(process.argv[1] ?? '', 'r'), new Date(), new Date());
  },
  'write: rights of a file opened to read': () => {
    fs.fchmodSync(fs.openSync(process.argv[1] ?? '', 'r'), 0o644);
  },
  'write: a report': (d) => {
    must(process.report.writeReport(`${d.folder}/report.json`));
  },
  'write: a heap snapshot': (d) => v8.writeHeapSnapshot(`${d.folder}/heap`),
  'write: a heap snapshot near the limit': () => {
    v8.setHeapSnapshotNearHeapLimit(1);
  },
  'write: a log of V8': (d) => {
    v8.setFlagsFromString(`--logfile=${d.folder}/v8.log`);
  },
  'write: a trace': () => {
    createTracing({ categories: ['node'] }).enable();
  },
  'write: its own compile cache': (d) => {
    const { directory } = enableCompileCache(`${d.folder}/cache`);
    must(directory?.startsWith(d.folder));
  },
  'write: a database': async (d) => {
    const { DatabaseSync } = await import('node:sqlite');
    new DatabaseSync(`${d.folder}/data.db`).exec('create table t (x)');
  },

  'signal: process.kill': () => process.kill(process.ppid, 0),
  'signal: process._kill': () => {
    must(internals._kill?.(process.ppid, 0) === 0);
  },
  // Not called: it would open a debugger in the process that runs this test.
  'signal: process._debugProcess': () => {
    must(internals._debugProcess);
  },
  'signal: the priority of another process': () => {
    os.setPriority(process.ppid, os.getPriority(process.ppid));
  },

  'process: child_process': () => childProcess.execFileSync('/bin/echo'),
  'process: cluster': () => {
    cluster.fork().kill('SIGKILL');
  },
  'process: worker_threads': () => {
    void new Worker('', { eval: true }).terminate();
  },
  'process: execve': () => {
    must('execve' in process);
  },

  'net: a connection': (d) => event(net.connect(d.port, '127.0.0.1'), 'connect'),
  'net: a socket file': (d) => event(net.connect(d.socket), 'connect'),
  'net: the socket of standard output': (d) => {
    const Socket = process.stdout.constructor as typeof net.Socket;
    return event(new (Socket.name === 'Socket' ? Socket : net.Socket)().connect(d.port), 'connect');
  },
  'net: a server': () => event(net.createServer().listen(0), 'listening'),
  'net: http': (d) => event(http.get(`http://127.0.0.1:${d.port}`), 'response'),
  'net: fetch': (d) => fetch(`http://127.0.0.1:${d.port}`),
  'net: dgram': () => {
    const socket = dgram.createSocket('udp4');
    socket.bind(0);
    return event(socket, 'listening');
  },
  'net: a name': () => dns.promises.lookup('localhost', { family: 4 }),

  'native: ffi': () => import(nameOf('ffi')),
  'native: vfs': () => import(nameOf('vfs')),
  'native: wasi': async () => {
    const { WASI } = await import('node:wasi');
    new WASI({ version: 'preview1', preopens: { '/': '/' } });
  },
  'native: an addon': (d) => {
    try {
      process.dlopen({ exports: {} }, `${d.folder}/no-addon.node`);
    } catch (error) {
      // The system's loader refused it, but was asked to load it, so the attack worked.
      if (!/no-addon\.node/.test(String(error))) throw error;
    }
  },
  'native: process.binding': () => {
    must(internals.binding?.('fs'));
  },
  'native: process.getBuiltinModule': () => {
    must(process.getBuiltinModule('node:fs'));
  },
  'native: the inspector': () => {
    new inspector.Session().connect();
  },
  'native: the inspector, over a port': () => {
    inspector.open(0);
    inspector.close();
  },
  'native: flags of V8': () => {
    v8.setFlagsFromString('--max-old-space-size=8192');
  },
};

interface Internals {
  readonly _kill?: (pid: number, signal: number) => number;
  readonly _debugProcess?: (pid: number) => void;
  readonly binding?: (name: string) => unknown;
}

const internals = process as unknown as Internals;
/** TypeScript has no types for a module that needs a flag. */
const nameOf = (name: string): string => `node:${name}`;

/** Tries each, and prints the result as one line of JSON. */
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
