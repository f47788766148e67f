/** What comes out of the sandboxed frame is an answer to the request, or the fault of the code that wrote it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { float32 } from '#reference/shared/arrays.ts';
import { comparisonsOf } from '#grader/core/check.ts';
import { maxValues } from '#grader/core/reply-size.ts';
import { SessionFailure, type Evaluation, type Reply } from '#grader/core/session.ts';
import { encodeFrame } from '#grader/session/frames.ts';
import { answerLimits } from '#grader/session/response-limits.ts';
import { startSession, type Answer, type Channel } from '#grader/session/student-session.ts';
import { validateAnswer, validateFault, maxBytes } from '#grader/session/web/validate-answer.ts';
import { property } from '#tests/borders/property.ts';

const nonce = '0'.repeat(32);
const asked: Evaluation = {
  target: 'f',
  inputs: { mu: float32([2], [1, 2]) },
  gradient: { wrt: ['mu'], cotangents: { value: float32([2], [1, 1]) } },
};
const limitsOf = (evaluation: Evaluation) =>
  answerLimits({ op: 'evaluate', mostValues: maxValues(evaluation) });
const most = maxBytes(limitsOf(asked));
const bytesOf = (header: unknown, arrays: Parameters<typeof encodeFrame>[1] = []): ArrayBuffer =>
  encodeFrame(header, arrays).slice().buffer;

/** The session's result for the bytes that the frame sends for `asked`. */
async function judge(bytes: ArrayBuffer): Promise<Reply> {
  const engine = { name: 'wasm', version: '1', device: 'cpu' };
  const ready: Answer = { message: { kind: 'ready', nonce, engine }, payload: new Uint8Array() };
  const channel: Channel = {
    ask: (request) =>
      request.op === 'start'
        ? Promise.resolve(ready)
        : Promise.resolve().then(() => validateAnswer(bytes, { nonce, limits: limitsOf(asked) })),
    fail: (kind, summary, details) => new SessionFailure(kind, summary, details),
    placed: (at) => at,
    explained: (message) => message,
    printed: () => '',
    close: () => undefined,
  };
  const start = { engine: 'auto', options: {}, seed: '', seconds: 1 };
  const limits = { seconds: 1, memoryMb: 1, outputBytes: 1 };
  return await (await startSession(channel, start, limits)).evaluate(asked);
}

const spec = (name: string, shape: readonly number[], dtype = 'float32') => ({ name, dtype, shape });
const observed = (outputs: unknown, gradients: unknown = []): unknown => ({
  kind: 'observed',
  nonce,
  outputs,
  gradients,
});
const two = float32([2], [1, 2]);

describe('an answer of the frame', () => {
  it('is accepted if it matches the request', async () => {
    const header = observed([spec('value', [2])], [spec('mu', [2])]);
    expect(await judge(bytesOf(header, [two, two]))).toEqual({
      kind: 'observed',
      observation: { outputs: { value: two }, gradients: { mu: two } },
    });
    expect(await judge(bytesOf(observed([], [{ name: 'mu', missing: true }])))).toEqual({
      kind: 'observed',
      observation: { outputs: {}, gradients: { mu: null } },
    });
  });

  it.each<[string, ArrayBuffer]>([
    ['another nonce', bytesOf({ kind: 'loaded', nonce: '1'.repeat(32), exports: [] })],
    ['no nonce', bytesOf({ kind: 'loaded', exports: [] })],
    ['an unknown kind', bytesOf({ kind: 'passed', nonce })],
    ['a part of a frame', bytesOf({ kind: 'loaded', nonce, exports: [] }).slice(0, 12)],
    ['nothing', new ArrayBuffer(0)],
    ['no JSON', new Uint8Array([1, 0, 0, 0, 0, 0, 0, 0, 123]).buffer],
    ['more than was asked for', new ArrayBuffer(most + 1)],
    ['140 million missing values', bytesOf(observed([spec('value', [140_000_000], 'bool')]))],
    ['an endless shape', bytesOf(observed([spec('value', [2 ** 30, 2 ** 30])]))],
    ['a negative shape', bytesOf(observed([spec('value', [-1, -2])]), [two])],
    ['a shape that is not whole', bytesOf(observed([spec('value', [1.5])]), [two])],
    ['another dtype', bytesOf(observed([spec('value', [2], 'complex64')]), [two, two])],
    ['unnamed bytes', bytesOf(observed([]), [two])],
    ['the same name twice', bytesOf(observed([spec('value', [1]), spec('value', [1])]), [two])],
    ['a gradient that was not requested', bytesOf(observed([], [spec('eps', [2])]), [two])],
    ['a thousand outputs', bytesOf(observed(Array.from({ length: 1000 }, (_, i) => spec(`z${i}`, [0]))))],
    ['a huge message', bytesOf({ kind: 'threw', nonce, message: 'x'.repeat(10_000) })],
  ])('is the fault of the code: %s', async (_, bytes) => {
    await expect(judge(bytes)).rejects.toThrow(SessionFailure);
  });

  it('is wrong if the size of a gradient differs from its input', async () => {
    const reply = await judge(bytesOf(observed([], [spec('mu', [1])]), [float32([1], [1])]));
    if (reply.kind !== 'observed') throw new Error(reply.kind);
    const gradients = { mu: { shape: [2], value: [1, 1], tolerance: [9, 9] } };
    const compared = comparisonsOf(reply.observation, { outputs: {}, gradients });
    expect(compared.map(({ agrees }) => agrees)).toEqual([false]);
  });

  it('cannot set its own prototype', async () => {
    const odd = observed([spec('__proto__', [2])], [{ name: 'mu', missing: true }]);
    const reply = await judge(bytesOf(odd, [two]));
    if (reply.kind !== 'observed') throw new Error(reply.kind);
    expect(Object.getPrototypeOf(reply.observation.outputs)).toBe(null);
    expect(Object.keys(reply.observation.outputs)).toEqual(['__proto__']);
  });

  it('may be as long as in the grader: eight numbers for each that was requested, within bounds', () => {
    const input = (size: number): Evaluation => ({
      target: 'f',
      inputs: { x: float32([size], new Float32Array(size)) },
    });
    expect(limitsOf(asked).payload).toBe(8 * 2 ** 18);
    expect(limitsOf(input(5e4)).payload).toBe(8 * 4e5);
    expect(limitsOf(input(1e6)).payload).toBe(8 * 2 ** 20);
  });
});

const json = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      kind: fc.constantFrom('ready', 'loaded', 'observed', 'threw', 'unusable', 'crashed', 'refused', 'x'),
      nonce: fc.constantFrom(nonce, 'x'),
      outputs: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.record({
            name: fc.oneof(fc.constantFrom('value', '__proto__'), fc.string()),
            dtype: fc.constantFrom('float32', 'bool', 'float64', 'x'),
            shape: fc.array(fc.oneof(fc.nat(3), fc.integer(), fc.double()), { maxLength: 3 }),
          }),
          { maxLength: 3 },
        ),
      ),
      gradients: fc.oneof(fc.constant([]), fc.jsonValue()),
      message: fc.oneof(fc.string(), fc.jsonValue()),
      exports: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
    },
    { requiredKeys: ['kind', 'nonce'] },
  ),
);
const frame = fc.oneof(
  fc
    .tuple(json, fc.uint8Array({ maxLength: 64 }))
    .map(([header, payload]) => bytesOf(header, [{ dtype: 'bool', shape: [payload.length], data: payload }])),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => bytes.slice().buffer),
);

property('any bytes end in an answer or in a fault of the code', frame, 20_000, async (bytes) => {
  try {
    await judge(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(SessionFailure);
    expect((error as SessionFailure).kind).toBe('protocol');
  }
});

property('whatever else the frame says is a fault of a known kind, or none', fc.anything(), 5000, (said) => {
  const fault = validateFault(said);
  expect(['output', 'protocol', 'broken', undefined]).toContain(fault?.fault);
});
