/** Kinds: forged results; a reply that breaks the judge. Whatever a child writes ends in a result or a sentence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparisonsOf } from '#grader/core/check.ts';
import { float32, type Evaluation } from '#grader/core/index.ts';
import { problemWithReply } from '#grader/core/judge-reply.ts';
import { maxValues } from '#grader/core/reply-size.ts';
import { answerLimits, unaskedLimits } from '#grader/session/response-limits.ts';
import { maxExports, maxName, maxText } from '#grader/session/response-caps.ts';
import { encodeFrame, FrameReader, type Frame } from '#grader/session/frames.ts';
import { runnerResponse } from '#grader/session/responses.ts';
import { observationOf } from '#grader/session/observation.ts';
import { property } from '#tests/borders/property.ts';

const x = float32([2, 2], [1, 2, 3, 4]);
const question: Evaluation = {
  target: 'f',
  inputs: { x },
  gradient: { wrt: ['x'], cotangents: { value: x } },
  expects: { value: [2, 2] },
};
const right = { shape: [2, 2], value: [1, 2, 3, 4], tolerance: [0.1, 0.1, 0.1, 0.1] };
const limits = answerLimits({ op: 'evaluate', mostValues: maxValues(question) });

/** The parent's result for a stream that answers the request, up to the first frame, as in Child and Session. */
function outcomeOf(chunks: readonly Uint8Array[]): string {
  const reader = new FrameReader(limits);
  let frame: Frame | undefined;
  try {
    for (const chunk of chunks) frame ??= reader.push(chunk)[0];
  } catch (error) {
    return sentence(error);
  }
  if (!frame) return 'nothing yet';
  const parsed = runnerResponse.safeParse(frame.header);
  if (!parsed.success) return 'an unsolicited frame';
  const message = parsed.data;
  if (message.kind !== 'observed') return `another answer: ${message.kind}`;
  let observation;
  try {
    observation = observationOf(message, frame.payload, question);
  } catch (error) {
    return sentence(error);
  }
  // From here on nothing may throw.
  problemWithReply(question, observation);
  const all = comparisonsOf(observation, { outputs: { value: right }, gradients: { x: right } });
  expect(all).toHaveLength(2);
  for (const { agrees, margin, message: text } of all) {
    expect(agrees).toBe(margin <= 1);
    expect(text.length).toBeLessThan(300);
  }
  return all.every(({ agrees }) => agrees) ? 'right' : 'wrong';
}

/** Our own text: short, one line, and without anything from the stream. */
function sentence(error: unknown): string {
  expect(error).toBeInstanceOf(Error);
  const { message } = error as Error;
  expect(message).toMatch(/^[a-z][\w ,+']*$/);
  return message;
}

const good = encodeFrame(
  {
    kind: 'observed',
    nonce: 'n',
    outputs: [{ name: 'value', dtype: 'float32', shape: [2, 2] }],
    gradients: [{ name: 'x', dtype: 'float32', shape: [2, 2] }],
  },
  [x, x],
);

test('the frame that is mutated is a correct answer', () => {
  expect(outcomeOf([good])).toBe('right');
});

test.each([
  ['one twice', ['x', 'x']],
  ['another', ['mu']],
])('a gradient that was not asked for is refused: %s', (_, names) => {
  const header = {
    kind: 'observed',
    nonce: 'n',
    outputs: [],
    gradients: names.map((name) => ({ name, missing: true })),
  };
  expect(outcomeOf([encodeFrame(header)])).toBe('there are gradients that were not asked for');
});

const bytes = fc.uint8Array({ maxLength: 200 });
/** Plausible lengths first, so that headers are read at all. */
const framed = fc
  .tuple(fc.string({ maxLength: 150, unit: 'binary' }), bytes)
  .map(([header, payload]) => frameOf(new TextEncoder().encode(header), payload));

function frameOf(header: Uint8Array, payload: Uint8Array, claimed = payload.length): Uint8Array {
  const lengths = new Uint8Array(Uint32Array.of(header.length, claimed).buffer);
  return new Uint8Array([...lengths, ...header, ...payload]);
}

const odd = fc.oneof(
  fc.constantFrom('value', 'x', '__proto__', 'constructor', 'gradient:x', '', 'toString'),
  fc.string({ maxLength: 120 }),
);
const dimension = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  fc.constantFrom<unknown>(-1, -0, 0.5, 2 ** 31, 2 ** 53, 1e308, null, '2', [], {}),
);
const spec = fc.record({
  name: odd,
  dtype: fc.constantFrom<unknown>('float32', 'float64', 'int32', 'bool', 'string', 'constructor', null),
  shape: fc.array(dimension, { maxLength: 9 }),
});
const gradient = fc.oneof(spec, fc.record({ name: odd, missing: fc.constantFrom<unknown>(true, false, 1) }));
/** A header of the right form with parts that may be wrong, and a payload that may match. */
const nearly = fc
  .record(
    {
      kind: fc.constantFrom(
        'observed',
        'observed',
        'observed',
        'threw',
        'loaded',
        'ready',
        'crashed',
        'pass',
      ),
      nonce: fc.constantFrom<unknown>('n', '', 7, {}),
      outputs: fc.array(spec, { maxLength: 4 }),
      gradients: fc.array(gradient, { maxLength: 4 }),
      message: fc.string({ maxLength: 20 }),
      line: fc.constantFrom<unknown>(1, -1, 2 ** 60, 'x'),
      exports: fc.array(odd, { maxLength: 3 }),
      verdict: fc.constant('pass'),
    },
    { requiredKeys: ['kind', 'nonce'] },
  )
  .chain((header) =>
    bytes.map((payload) => frameOf(new TextEncoder().encode(JSON.stringify(header)), payload)),
  );
/** Correct names, with shapes and numbers of any kind that fill the payload to the byte. */
const wellFormed = fc
  .tuple(
    fc.array(fc.nat({ max: 4 }), { maxLength: 3 }),
    fc.array(fc.float(), { minLength: 64, maxLength: 64 }),
  )
  .map(([shape, values]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const array = float32(shape, values.concat(values).slice(0, size));
    const specs = (name: string) => [{ name, dtype: 'float32', shape }];
    const header = { kind: 'observed', nonce: 'n', outputs: specs('value'), gradients: specs('x') };
    return encodeFrame(header, [array, array]);
  });
const mutated = fc
  .array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
  .map((changes) => {
    const copy = good.slice();
    for (const [at, value] of changes) copy[at] = value;
    return copy;
  });
const cutOrLonger = fc
  .tuple(fc.nat({ max: good.length }), bytes)
  .map(([length, more]) => [good.slice(0, length), more]);

property('random bytes end in a sentence', bytes, 8000, (stream) => {
  expect(outcomeOf([stream])).not.toBe('right');
});
property('frames with random headers end in a sentence', framed, 8000, (stream) => {
  expect(outcomeOf([stream])).not.toBe('right');
});
property('headers that are nearly right end in a result or a sentence', nearly, 10_000, (stream) => {
  expect(outcomeOf([stream])).toBeTypeOf('string');
});
property('well-formed answers end in a result', wellFormed, 4000, (stream) => {
  expect(outcomeOf([stream])).toMatch(/^(right|wrong)$/);
});
property('a right frame with other bytes ends in a result or a sentence', mutated, 8000, (stream) => {
  expect(outcomeOf([stream])).toBeTypeOf('string');
});
property('a right frame that is cut, or goes on, in any chunks', cutOrLonger, 2000, (chunks) => {
  expect(outcomeOf(chunks)).toBeTypeOf('string');
});

test('a frame is refused by its first eight bytes if it is larger than any answer', () => {
  for (const [header, payload] of [
    [limits.header + 1, 0],
    [0, limits.payload + 1],
    [0, 14e7],
    [2 ** 32 - 1, 2 ** 32 - 1],
  ] as const) {
    const head = new Uint8Array(Uint32Array.of(header, payload).buffer);
    expect(() => new FrameReader(limits).push(head)).toThrow('over the limit');
  }
  const empty = new Uint8Array(Uint32Array.of(100, 1).buffer);
  expect(() => new FrameReader(unaskedLimits).push(empty)).toThrow('over the limit');
});

test('what an honest child can say fits the limits', () => {
  const text = '\u0001'.repeat(maxText);
  const size = (header: object): number => encodeFrame(header).length - 8;
  expect(
    size({ kind: 'threw', nonce: 'n'.repeat(32), message: text, line: 2 ** 31, column: 2 ** 31 }),
  ).toBeLessThan(limits.header);
  expect(
    size({ kind: 'crashed', nonce: 'n'.repeat(32), message: text, line: 2 ** 31, column: 2 ** 31 }),
  ).toBeLessThan(unaskedLimits.header);
  const exports = Array.from({ length: maxExports }, () => '\u0001'.repeat(maxName));
  expect(size({ kind: 'loaded', nonce: 'n'.repeat(32), exports })).toBeLessThan(
    answerLimits({ op: 'load' }).header,
  );
  const array = { name: '\u0001'.repeat(maxName), dtype: 'float32', shape: Array<number>(8).fill(2 ** 31) };
  const arrays = Array.from({ length: 100 }, () => array);
  expect(size({ kind: 'observed', nonce: 'n'.repeat(32), outputs: arrays, gradients: arrays })).toBeLessThan(
    limits.header,
  );
});
