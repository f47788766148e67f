import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  filterStream,
  bubblewrapCommand,
  openFilter,
  whyNoBubblewrap,
} from '#grader/session/node/isolation/bubblewrap.ts';
import { whyNoContainer } from '#grader/session/node/isolation/container.ts';
import { isolation, isolationChoice } from '#grader/session/node/index.ts';
import { isolationFor } from '#grader/session/node/isolation/isolation.ts';
import { runtimeFolder } from '#grader/session/node/isolation/runtime-folder.ts';
import { seccompFilter } from '#grader/session/node/isolation/seccomp.ts';
import { genlab, id, makeCourse, solution } from '../cli/genlab.ts';
import { processTree, runs } from './process-tree.ts';
import { sandboxed } from './sandboxed.ts';

const outer = 'bubblewrap+node-permission';

const contained = 'container+node-permission';
const none = () => 'the network eth0 can be reached';
const closed = () => undefined;

describe('the choice', () => {
  test.each([
    ['auto', undefined, none, outer],
    ['auto', undefined, closed, outer],
    ['auto', 'no such program', closed, contained],
    ['auto', 'no such program', none, 'node-permission'],
    ['bubblewrap', undefined, closed, outer],
    ['strict', undefined, none, outer],
    ['strict', 'no such program', closed, contained],
  ] as const)('%s if the reason against bubblewrap is %s', (choice, why, container, name) => {
    expect(isolationFor(choice, why, container).name).toBe(name);
  });

  test('keeps the reasons why there is no outer layer', () => {
    expect(isolationFor('auto', 'no such program', none).reason).toMatch(/no such program.*eth0/);
  });

  test.each([
    ['strict', none, /no such program\), and this is not a closed container \(.*eth0.*: install the package/],
    ['bubblewrap', closed, /no such program\): install the package/],
  ] as const)('%s refuses if nothing starts', (choice, container, message) => {
    expect(() => isolationFor(choice, 'no such program', container)).toThrow(message);
  });

  test('with an unknown name is refused', () => {
    expect(() => isolationChoice('docker')).toThrow(
      "there is no isolation 'docker'. Choose auto, permissions",
    );
  });
});

describe.skipIf(process.platform === 'win32')('genlab grade', () => {
  const withPath = async (path: string, ...args: string[]) => {
    const { base, course, remove } = await makeCourse();
    const file = join(base, 'ada', `${id}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await solution());
    const before = process.env['PATH'];
    process.env['PATH'] = path;
    try {
      return await genlab(
        base,
        'grade',
        join(base, 'ada'),
        '--course',
        course,
        '--key',
        'k',
        '--no-types',
        ...args,
      );
    } finally {
      process.env['PATH'] = before;
      await remove();
    }
  };

  test('--isolation strict without bwrap: exit code 2, one sentence, no grade', async () => {
    const { code, out, err } = await withPath('/nowhere', '--isolation', 'strict');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^genlab: --isolation strict wants an outer layer.*install the package bubblewrap/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('names the isolation in its result and in its report', async () => {
    const { code, out } = await withPath('/nowhere', '--json', '--isolation', 'auto');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      isolation: isolationFor('auto', 'no bwrap', whyNoContainer).name,
    });
    const best = isolationFor('auto', whyNoBubblewrap(), whyNoContainer).name;
    const report = await withPath(process.env['PATH'] ?? '', '--isolation', 'auto');
    expect(report.out).toContain(`isolation ${best},`);
  });

  test('refuses an unknown kind', async () => {
    expect(await withPath('/nowhere', '--isolation', 'docker')).toMatchObject({ code: 2 });
  });
});

/** The outer layer alone, without the permission model: each layer must work on its own. */
describe.skipIf(whyNoBubblewrap() !== undefined)('inside bubblewrap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'genlab-test-'));
  const cache = runtimeFolder().newCache('isolation test');
  let server: Server;
  beforeAll(async () => {
    server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The output of a script in plain Node and inside. */
  const both = (script: string): { plain: string; inside: string } => {
    const run = ([command = '', ...args]: readonly string[], filter?: number): string =>
      spawnSync(command, [...args, '-e', `(async () => { ${script} })().catch((e) => console.log(e.code))`], {
        stdio: ['ignore', 'pipe', 'inherit', 'ignore', filter ?? 'ignore'],
        encoding: 'utf8',
        env: {},
      }).stdout.trim();
    const view = { readable: [runtimeFolder().root], writable: [cache], devices: [], proc: false };
    return {
      plain: run([process.execPath]),
      inside: run([...bubblewrapCommand(view), process.execPath], openFilter()),
    };
  };

  test('the filter has the file descriptor in the command', () => {
    const command = bubblewrapCommand({ readable: [], writable: [], devices: [], proc: false });
    expect(command[command.indexOf('--seccomp') + 1]).toBe(String(filterStream));
  });

  test('there is no network', () => {
    const { port } = server.address() as AddressInfo;
    const script = `const socket = require('net').connect(${port}, '127.0.0.1');
      console.log(await new Promise((resolve) => socket.on('connect', () => resolve('connected')).on('error', (e) => resolve(e.code))));
      process.exit();`;
    // The server answers only this process while it waits: connecting needs only the listening socket.
    const { plain, inside } = both(script);
    expect(plain).toBe('connected');
    expect(inside).toMatch(/^E(CONNREFUSED|NETUNREACH)$/);
    const names = both("console.log(Object.keys(require('os').networkInterfaces()).join())");
    expect(['', 'lo']).toContain(names.inside);
  });

  test('no other process can be seen', () => {
    const script = `process.kill(${process.pid}, 0); console.log('seen');`;
    expect(both(script)).toEqual({ plain: 'seen', inside: 'ESRCH' });
    expect(both("console.log(require('fs').readdirSync('/proc').length > 0)")).toEqual({
      plain: 'true',
      inside: 'ENOENT',
    });
  });

  test('no process can stop itself', () => {
    const kill = (signal: string): string => `process.kill(process.pid, '${signal}'); console.log('sent');`;
    for (const signal of ['SIGSTOP', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU'])
      expect(both(`if (process.pid > 9) return; ${kill(signal)}`).inside).toBe('EPERM');
    expect(both(kill('SIGWINCH'))).toEqual({ plain: 'sent', inside: 'sent' });
  });

  test('no process can be started, but a thread can', () => {
    const script =
      "const { error } = require('child_process').spawnSync(process.execPath, ['-v']); console.log(error ? error.code : 'started');";
    expect(both(script)).toEqual({ plain: 'started', inside: 'EPERM' });
    const thread = "new (require('worker_threads').Worker)('console.log(1)', { eval: true });";
    expect(both(thread).inside).toBe('1');
  });

  test('only the named files can be read, and only the named folder can be written to', () => {
    const read = (path: string): string =>
      `console.log(require('fs').readFileSync(${JSON.stringify(path)}).length > 0)`;
    const outside = import.meta.filename;
    expect(both(read(outside))).toEqual({ plain: 'true', inside: 'ENOENT' });
    expect(both(read(runtimeFolder().boot)).inside).toBe('true');
    const write = (path: string): string =>
      `require('fs').writeFileSync(${JSON.stringify(path)}, ''); console.log('written')`;
    expect(both(write(join(runtimeFolder().root, 'x')))).toEqual({ plain: 'written', inside: 'EROFS' });
    expect(both(write(join(cache, 'x'))).inside).toBe('written');
    rmSync(join(runtimeFolder().root, 'x'));
  });
});

test.runIf(process.platform === 'linux')('a closed child is dead, with all that it started', async () => {
  const before = new Set(processTree(process.pid));
  const session = await sandboxed('export const run = () => { for (;;); };');
  const own = processTree(process.pid).filter((pid) => !before.has(pid));
  expect(own).toHaveLength(isolation().name === outer ? 3 : 1);
  session.close();
  await expect.poll(() => own.filter(runs)).toEqual([]);
});

test('an unknown processor gets no filter', () => {
  expect(seccompFilter('s390x')).toBeUndefined();
  for (const arch of ['x64', 'arm64']) expect(seccompFilter(arch)?.length).toBeGreaterThan(8 * 50);
});
