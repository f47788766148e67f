import { createDecipheriv, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal, type Purpose } from '#grader/host/queue/sealed.ts';

const value = { points: 2, text: 'σ = exp(½ log σ²)\n' };
const sealed = seal('a key', 'job', 'an id', value);

const bytes = Buffer.from(sealed, 'base64');
const changed = (at: number): string => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy.toString('base64');
};

test('opens with the same key, for the same purpose and id', () => {
  expect(unseal('a key', 'job', 'an id', sealed)).toEqual(value);
  expect(unseal('a key', 'job', 'an id', JSON.parse(JSON.stringify(sealed)))).toEqual(value);
});

test.each<[string, string, Purpose, string, unknown]>([
  ['another key', 'b key', 'job', 'an id', sealed],
  ['another purpose', 'a key', 'result', 'an id', sealed],
  ['another id', 'a key', 'job', 'b id', sealed],
  ['another nonce', 'a key', 'job', 'an id', changed(0)],
  ['another tag', 'a key', 'job', 'an id', changed(12)],
  ['another body', 'a key', 'job', 'an id', changed(28)],
  ['a body cut short', 'a key', 'job', 'an id', bytes.subarray(0, -1).toString('base64')],
  ['a tag cut short', 'a key', 'job', 'an id', bytes.subarray(0, 20).toString('base64')],
  ['text that is not base64', 'a key', 'job', 'an id', '\u0000'.repeat(100)],
  ['megabytes', 'a key', 'job', 'an id', 'A'.repeat(2 ** 23)],
  ['nothing', 'a key', 'job', 'an id', undefined],
  ['an object', 'a key', 'job', 'an id', { body: sealed, mac: '' }],
])('does not open for %s', (_, key, purpose, id, given) => {
  expect(unseal(key, purpose, id, given)).toBeUndefined();
});

test('reveals nothing about the value, not even that it is the same one twice', () => {
  expect(bytes.toString('latin1')).not.toMatch(/points|exp/);
  expect(seal('a key', 'job', 'an id', value)).not.toBe(sealed);
});

test('is AES-256-GCM under a key from HKDF, with purpose and id as additional data', () => {
  const key = Buffer.from(hkdfSync('sha256', 'a key', 'genlab queue', 'job', 32));
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from('["job","an id"]'))
    .setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
  expect(JSON.parse(text)).toEqual(value);
});
