/** What comes out of the sandboxed frame is an answer to what was asked, or the fault of the code that wrote it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { float32 } from '#reference/shared/arrays.ts';
import { SessionFailure, type Evaluation } from '#grader/core/session.ts';
import { encodeFrame } from '#grader/session/frames.ts';
import {
  answerBytes,
  judgedAnswer,
  judgedFault,
  judgedObservation,
  wordsAlone,
} from '#grader/session/web/judged-answer.ts';
import { property } from '#tests/borders/property.ts';

const nonce = '0'.repeat(32);
const asked: Evaluation = {
  target: 'f',
  inputs: { mu: float32([2], [1, 2]) },
  gradient: { wrt: ['mu'], cotangents: { value: float32([2], [1, 1]) } },
};
const most = answerBytes(asked);
const bytesOf = (header: unknown, arrays: Parameters<typeof encodeFrame>[1] = []): ArrayBuffer =>
  encodeFrame(header, arrays).slice().buffer;

function judge(bytes: ArrayBuffer): unknown {
  const { message, payload } = judgedAnswer(bytes, nonce, most);
  return message.kind === 'observed' ? judgedObservation(message, payload, asked) : message;
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
  it('is taken if it is what was asked for', () => {
    const header = observed([spec('value', [2])], [spec('mu', [2])]);
    expect(judge(bytesOf(header, [two, two]))).toEqual({ outputs: { value: two }, gradients: { mu: two } });
    expect(judge(bytesOf(observed([], [{ name: 'mu', missing: true }])))).toEqual({
      outputs: {},
      gradients: { mu: null },
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
    ['140 million values that are not there', bytesOf(observed([spec('value', [140_000_000], 'bool')]))],
    ['a shape without end', bytesOf(observed([spec('value', [2 ** 30, 2 ** 30])]))],
    ['a negative shape', bytesOf(observed([spec('value', [-1, -2])]), [two])],
    ['a shape that is not whole', bytesOf(observed([spec('value', [1.5])]), [two])],
    ['another dtype', bytesOf(observed([spec('value', [2], 'complex64')]), [two, two])],
    ['bytes that nothing names', bytesOf(observed([]), [two])],
    ['the same name twice', bytesOf(observed([spec('value', [1]), spec('value', [1])]), [two])],
    ['a gradient of another size', bytesOf(observed([], [spec('mu', [1])]), [float32([1], [1])])],
    ['a thousand outputs', bytesOf(observed(Array.from({ length: 1000 }, (_, i) => spec(`z${i}`, [0]))))],
    ['a message without end', bytesOf({ kind: 'threw', nonce, message: 'x'.repeat(10_000) })],
  ])('is the fault of the code: %s', (_, bytes) => {
    expect(() => judge(bytes)).toThrow(SessionFailure);
  });

  it('has no prototype of its own making, and no gradient that nobody asked for', () => {
    const odd = observed([spec('__proto__', [2])], [spec('eps', [2]), { name: 'mu', missing: true }]);
    const found = judge(bytesOf(odd, [two, two])) as Record<'outputs' | 'gradients', object>;
    expect(Object.getPrototypeOf(found.outputs)).toBe(Object.prototype);
    expect(Object.keys(found.gradients)).toEqual(['mu']);
  });

  it('may be as long as in the grader: eight numbers for each that was asked about, within bounds', () => {
    const input = (size: number): Evaluation => ({
      target: 'f',
      inputs: { x: float32([size], new Float32Array(size)) },
    });
    expect(most).toBe(wordsAlone + 8 * 2 ** 18);
    expect(answerBytes(input(5e4))).toBe(wordsAlone + 8 * 4e5);
    expect(answerBytes(input(1e6))).toBe(wordsAlone + 8 * 2 ** 20);
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

property('any bytes end in an answer or in a fault of the code', frame, 20_000, (bytes) => {
  try {
    judge(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(SessionFailure);
    expect((error as SessionFailure).kind).toBe('protocol');
  }
});

property('whatever else the frame says is a fault of a known kind, or none', fc.anything(), 5000, (said) => {
  const fault = judgedFault(said);
  expect(['output', 'protocol', 'broken', undefined]).toContain(fault?.fault);
});
