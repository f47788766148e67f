import { afterEach, describe, expect, test } from 'vitest';
import type { RunningSession } from '#grader/session/student-session.ts';
import { processTree } from './process-tree.ts';
import { call, endOf, sandboxed } from './sandboxed.ts';
import { blockUntilEnded, started, untilEnded } from './until-ended.ts';

const linux = process.platform === 'linux';

/**
 * Throws (the child lives on) if the system refuses the memory; ends the child if the grader sees the memory in use.
 */
async function memoryOf(body: string): Promise<string> {
  const session = await sandboxed(`const held = [];\nexport function run() { ${body} }`, {
    limits: { seconds: 20 },
  });
  try {
    const reply = await call(session);
    return 'message' in reply ? reply.message : 'it took what it wanted';
  } catch (error) {
    return (error as Error).message;
  } finally {
    session.close();
  }
}

describe('memory is limited', () => {
  const loop = (take: string): string => `for (;;) held.push(${take});`;
  test.each([
    ['on the heap of V8', loop("{ text: 'x' }, [held.length]")],
    ['in strings', loop("('x'.repeat(1e6) + held.length).split('')")],
    ['in typed arrays', loop('new Float64Array(2 ** 21).fill(1)')],
    ['in shared arrays', loop('new Uint8Array(new SharedArrayBuffer(2 ** 24)).fill(1)')],
    ['of WebAssembly', loop('new Uint8Array(new WebAssembly.Memory({ initial: 256 }).buffer).fill(1)')],
    [
      'of WebAssembly, grown',
      'const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); for (;;) { memory.grow(1024); new Uint8Array(memory.buffer).fill(1); }',
    ],
    ['of one large array', 'return new Uint8Array(2 ** 32).fill(1).length;'],
  ])('%s', async (_, body) => {
    expect(await memoryOf(body)).toMatch(/256 MB of memory/);
  });

  // Less than RLIMIT_DATA allows, because the engine needs memory too.
  test('that is allocated once and kept', async () => {
    const held = 'const held = new Float64Array(75 * 2 ** 20).fill(1); await new Promise(() => {}); held;';
    expect(await endOf(held)).toMatchObject({ kind: 'memory' });
  });

  test.runIf(linux)('even if it is never touched', async () => {
    expect(await memoryOf('for (;;) held.push(new ArrayBuffer(2 ** 28));')).toMatch(/256 MB of memory/);
  });
});

describe('time is limited', () => {
  test.each([
    ['a loop', 'for (;;);'],
    ['a loop of microtasks', 'for (;;) await null;'],
    ['a Promise that never settles', 'await new Promise(() => {});'],
    ['a regular expression', "/^(a+)+$/.test('a'.repeat(64) + 'b');"],
    ['a wait on shared memory', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
    ['a loop with all signals caught', "process.on('SIGTERM', () => {}); for (;;);"],
  ])('of %s', async (_, body) => {
    expect(await endOf(body, { limits: { seconds: 0.3 } })).toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/did not finish within 0.3 s/) as string,
    });
  });

  test('of a file that never loads', async () => {
    const error = await sandboxed('await new Promise(() => {});', { limits: { seconds: 0.3 } }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ kind: 'timeout' });
  });
});

describe('output is limited', () => {
  const flood = "const line = 'x'.repeat(2 ** 20);";
  test.each([
    ['console.log', `${flood} for (let i = 0; i < 1024; i++) console.log(line);`],
    ['standard error', `${flood} for (let i = 0; i < 1024; i++) process.stderr.write(line);`],
    ['process._rawDebug', `${flood} for (let i = 0; i < 1024; i++) process._rawDebug(line);`],
  ])('a gigabyte through %s', async (_, body) => {
    const before = process.memoryUsage().rss;
    expect(await endOf(body)).toMatchObject({ kind: 'output' });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  });
});

describe('an end', () => {
  test.each([
    ['process.exit', 'process.exit(0);', 'exited', /exit code 0/],
    [
      'process.exit, in the background',
      'setTimeout(process.exit, 1, 0); for (;;) await null;',
      'timeout',
      /./,
    ],
    ['process.reallyExit', 'process.reallyExit(0);', 'exited', /exit code 0/],
    ['process.abort', 'process.abort();', 'exited', /SIGABRT/],
    [
      'an unhandled rejection',
      "void Promise.reject(new Error('lost')); await new Promise(() => {});",
      'exited',
      /lost/,
    ],
    [
      'an error in the background',
      "setTimeout(() => { throw new Error('late'); }); await new Promise(() => {});",
      'exited',
      /late/,
    ],
    [
      'an error with no one to report it',
      "process.removeAllListeners('uncaughtException'); setTimeout(() => { throw 1; }); await new Promise(() => {});",
      'exited',
      /exit code 1/,
    ],
  ])("by the student's code: %s", async (_, body, kind, message) => {
    const error = await endOf(body, { limits: { seconds: 1 } });
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
  });

  test('at the top level of the file', async () => {
    const error = await sandboxed('process.exit(0);').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'exited' });
  });

  describe('after the answer, by a Promise left behind, is reported as a crash', () => {
    const leavesBehind =
      "export const run = () => { setTimeout(() => Promise.reject(new Error('left behind')), 20); return 1; };";
    const crash = { kind: 'exited', message: 'your code crashed: Error: left behind' };

    test('if its last output is read first', async () => {
      const before = started();
      const session = await sandboxed(leavesBehind);
      expect(await call(session)).toMatchObject({ kind: 'observed' });
      await untilEnded(before);
      await expect(call(session)).rejects.toMatchObject(crash);
    });

    test.runIf(linux)('if the next request comes first', async () => {
      const before = started();
      const session = await sandboxed(leavesBehind);
      expect(await call(session)).toMatchObject({ kind: 'observed' });
      blockUntilEnded(before);
      await expect(call(session)).rejects.toMatchObject(crash);
    });
  });
});

describe("an end from outside is never the student's fault", () => {
  let session: RunningSession | undefined;
  afterEach(() => {
    session?.close();
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('%s', async (signal) => {
    const before = new Set(processTree(process.pid));
    session = await sandboxed('console.log(process.pid);\nexport const run = () => new Promise(() => {});');
    const asked = call(session);
    await expect.poll(() => session?.printed()).toMatch(/\d+\n/);
    // Inside bubblewrap the child has a different id, and a different process represents it outside.
    const [outermost] = processTree(process.pid).filter((pid) => !before.has(pid));
    process.kill(linux ? (outermost ?? 0) : Number(session.printed()), signal);
    await expect(asked).rejects.toMatchObject({ kind: 'infra' });
  });

  // Bubblewrap exits with 137 if its child was killed, but the code can choose that number too.
  test.each([137, 143])('which exit code %i is not', async (code) => {
    expect(await endOf(`process.exit(${code});`)).toMatchObject({ kind: 'exited' });
  });
});
