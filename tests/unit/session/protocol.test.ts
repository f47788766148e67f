import { describe, expect, test } from 'vitest';
import type { Reply } from '#grader/core/session.ts';
import { call, endOf, sandboxed } from './sandboxed.ts';
import { started, untilEnded } from './until-ended.ts';

/**
 * Simulates a student's code that has gained access to the grader's pipe, and reads the nonce of each request by
 * intercepting the decoder. It can send no more than its function could have returned.
 */
const forger = `
import { writeSync } from 'node:fs';
let nonce = '';
const { decode } = TextDecoder.prototype;
TextDecoder.prototype.decode = function (...all) {
  const text = decode.apply(this, all);
  nonce = /"nonce":"(\\w+)"/.exec(text)?.[1] ?? nonce;
  return text;
};
const write = (bytes) => {
  for (let at = 0; at < bytes.length; ) try { at += writeSync(3, bytes, at); } catch {}
  return new Promise((resolve) => setTimeout(resolve, 3000, 1));
};
const frame = (text, payload = new Uint8Array(), lengths = [text.length, payload.length]) =>
  Buffer.concat([new Uint8Array(Uint32Array.of(...lengths).buffer), Buffer.from(text), payload]);
const send = (header, payload) => write(frame(JSON.stringify({ nonce, ...header }), payload));
const observed = (outputs, gradients = []) => ({ kind: 'observed', outputs, gradients });
const scalar = (name) => ({ name, dtype: 'float64', shape: [] });
const bytes = (...values) => new Uint8Array(Float64Array.from(values).buffer);
`;

const forging = (body: string): string => `${forger}\nexport default { run() { return ${body}; } };`;

async function reply(body: string): Promise<Reply> {
  const session = await sandboxed('', { probe: forging(body) });
  try {
    return await call(session);
  } finally {
    session.close();
  }
}

describe('a frame on file 3', () => {
  test('with the right nonce counts as what the function returned', async () => {
    expect(await reply("send(observed([scalar('value')]), bytes(42))")).toMatchObject({
      kind: 'observed',
      observation: { outputs: { value: { dtype: 'float64', shape: [], data: Float64Array.of(42) } } },
    });
  });

  test.each([
    ['of noise', "write(Buffer.from('hello, grader, this is no frame'))", /over the limit/],
    ['of text that is not JSON', "write(frame('{'))", /JSON/],
    ['of endlessly nested JSON', "write(frame('['.repeat(2 ** 20)))", /pipe/],
    ['that declares four gigabytes', "write(frame('{}', bytes(), [2, 2 ** 32 - 1]))", /over the limit/],
    ['with a header of two megabytes', "write(frame(' '.repeat(2 ** 21)))", /over the limit/],
    ['with its own nonce', "send({ ...observed([]), nonce: 'mine' })", /unsolicited frame/],
    ['with the nonce of an object', 'send({ ...observed([]), nonce: {} })', /unsolicited frame/],
    ['of an unknown kind', "send({ kind: 'pass', points: 10 })", /unsolicited frame/],
    ['with more keys than its kind has', "send({ ...observed([]), verdict: 'pass' })", /unsolicited frame/],
    [
      'with a key of a prototype',
      `write(frame('{"kind":"observed","nonce":"' + nonce + '","outputs":[],"gradients":[],"__proto__":{}}'))`,
      /unsolicited frame/,
    ],
    [
      'that answers a different request',
      "send({ kind: 'loaded', exports: [] })",
      /answered an evaluation with/,
    ],
    [
      'that starts the engine',
      "send({ kind: 'ready', engine: { name: '', version: '', device: '' } })",
      /answered an evaluation with/,
    ],
    [
      'with two arrays of the same name',
      "send(observed([scalar('z'), scalar('z')]), bytes(1, 2))",
      /two arrays have the same name/,
    ],
    [
      'with a gradient that was not requested',
      "send(observed([scalar('gradient:z')], [scalar('z')]), bytes(1, 2))",
      /gradients that were not asked for/,
    ],
    ['with fewer bytes than its arrays', "send(observed([scalar('z')]))", /longer than its frame/],
    [
      'with more bytes than its arrays',
      "send(observed([scalar('z')]), bytes(1, 2))",
      /bytes that nothing names/,
    ],
    [
      'with a huge shape',
      "send(observed([{ ...scalar('z'), shape: Array(8).fill(2 ** 31) }]), bytes(1))",
      /longer than its frame/,
    ],
    [
      'with a negative shape',
      "send(observed([{ ...scalar('z'), shape: [-1, -1] }]), bytes(1))",
      /unsolicited frame/,
    ],
    [
      'with a broken shape',
      "send(observed([{ ...scalar('z'), shape: [0.5, 2] }]), bytes(1))",
      /unsolicited frame/,
    ],
    [
      'with a shape of text',
      "send(observed([{ ...scalar('z'), shape: ['1'] }]), bytes(1))",
      /unsolicited frame/,
    ],
    [
      'with an unknown dtype',
      "send(observed([{ ...scalar('z'), dtype: 'constructor' }]), bytes(1))",
      /unsolicited frame/,
    ],
    ['with ten thousand arrays', "send(observed(Array(10_000).fill(scalar('z'))))", /over the limit/],
    ['with 200 arrays', "send(observed(Array(200).fill(scalar('z'))))", /unsolicited frame/],
    [
      'with 140,000,000 values',
      "write(frame(JSON.stringify({ nonce, ...observed([{ ...scalar('z'), dtype: 'bool', shape: [14e7] }]) }), bytes(), [200, 14e7]))",
      /a frame of 200 \+ 140000000 bytes is over the limit/,
    ],
  ])('%s ends the session', async (_, body, message) => {
    const error = await endOf('', { probe: forging(body) });
    expect(error.message).toMatch(message);
    expect(error.kind).toBe('protocol');
  });

  test('names an array __proto__ without touching any prototype', async () => {
    const answer = await reply("send(observed([scalar('__proto__'), scalar('constructor')]), bytes(1, 2))");
    if (answer.kind !== 'observed') throw new Error(answer.message);
    const { outputs } = answer.observation;
    expect(Object.getPrototypeOf(outputs)).toBeNull();
    expect(Object.keys(outputs)).toEqual(['__proto__', 'constructor']);
    expect(({} as { dtype?: unknown }).dtype).toBeUndefined();
  });

  test.each([
    ['a second time', "send(observed([scalar('value')]), bytes(1)), send(observed([]))"],
    [
      'without a request, which is not collected',
      "(setTimeout(() => void write(frame('', new Uint8Array(2 ** 20), [0, 2 ** 24])), 20), 1)",
    ],
  ])('%s ends the session', async (_, body) => {
    const before = started();
    const session = await sandboxed('', { probe: forging(body) });
    const twice = async () => {
      await call(session); // refused at once if the frame came with the answer
      await untilEnded(before);
      await call(session);
    };
    await expect(twice()).rejects.toMatchObject({ kind: 'protocol' });
  });
});

test('a pipe that is closed ends the session', async () => {
  const probe =
    "import fs from 'node:fs'; export default { run() { fs.closeSync(3); return new Promise(() => {}); } };";
  expect(await endOf('', { probe })).toMatchObject({ kind: 'protocol' });
});
