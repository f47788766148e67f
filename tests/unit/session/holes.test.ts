import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stripTypes } from '#grader/session/node/index.ts';
import { attacks } from './attacks.ts';
import { call, sandboxed } from './sandboxed.ts';

/**
 * Each attack is tried twice with access to Node's own modules: in a plain Node process, where it must work (or the
 * test proves nothing), and in the sandbox, where it must not.
 */
const root = mkdtempSync(join(tmpdir(), 'genlab-test-'));
const source = stripTypes(readFileSync(fileURLToPath(new URL('./attacks.ts', import.meta.url)), 'utf8'));
type Outcomes = Record<string, string>;
let plain: Outcomes = {};
let boxed: Outcomes = {};
let left: string[] = [];
const servers: Server[] = [];

const folderFor = (name: string): string => {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'secret.txt'), 'the solution');
  writeFileSync(join(folder, 'secret.json'), '{}');
  symlinkSync('secret.txt', join(folder, 'link'));
  return folder;
};

beforeAll(async () => {
  const socket = join(root, 'socket');
  for (const at of [0, socket]) {
    const server = createServer((_, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(at, resolve));
    servers.push(server);
  }
  const { port } = servers[0]?.address() as AddressInfo;
  const folder = folderFor('sandbox');
  const doors = JSON.stringify({ folder, port, socket });
  const run = `export default { run: async () => { await tryAll(${doors}); return 1; } };`;
  const session = await sandboxed('', { probe: `${source}\n${run}`, limits: { seconds: 30 } });
  await call(session);
  boxed = JSON.parse(
    session
      .printed()
      .split('\n')
      .find((line) => line.startsWith('{')) ?? '{}',
  ) as Outcomes;
  session.close();
  left = readdirSync(folder);
  plain = await inPlainNode({ folder: folderFor('plain'), port, socket });
});

afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
  rmSync(root, { recursive: true, force: true });
});

async function inPlainNode(doors: object): Promise<Outcomes> {
  const script = join(root, 'plain.mjs');
  writeFileSync(script, `${source}\nawait tryAll(${JSON.stringify(doors)});\nprocess.exit(0);`);
  const flags = ['--experimental-ffi', '--experimental-vfs'];
  const child = spawn(process.execPath, [...flags, script], {
    cwd: root,
    // One of the attacks starts a compile cache; the tests' own would already exist.
    env: { ...process.env, NODE_COMPILE_CACHE: undefined },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(output.split('\n').find((line) => line.startsWith('{')) ?? '{}') as Outcomes;
}

describe.skipIf(process.platform === 'win32')(
  "even with access to Node's own modules, the sandbox refuses to",
  () => {
    test.each(Object.keys(attacks))('%s', (name) => {
      expect(plain[name], 'in plain Node').toBe('worked');
      expect(boxed[name], 'in the sandbox').toMatch(/^failed: /);
    });

    test('leave anything behind', () => {
      expect(left.sort()).toEqual(['link', 'secret.json', 'secret.txt']);
    });
  },
);
