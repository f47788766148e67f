import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from '#grader/host/queue/sealed.ts';

const value = { points: 2, text: 'σ = exp(½ log σ²)\n' };
const sealed = seal('a key', 'a purpose', value);

test('opens with the same key, for the same purpose', () => {
  expect(unseal('a key', 'a purpose', sealed)).toEqual(value);
  expect(unseal('a key', 'a purpose', JSON.parse(JSON.stringify(sealed)))).toEqual(value);
});

test.each([
  ['another key', 'b key', 'a purpose', sealed],
  ['another purpose', 'a key', 'b purpose', sealed],
  ['another body', 'a key', 'a purpose', { ...sealed, body: sealed.body.replace('2', '3') }],
  ['another seal', 'a key', 'a purpose', { ...sealed, mac: seal('a key', 'b purpose', value).mac }],
  ['a seal cut short', 'a key', 'a purpose', { ...sealed, mac: sealed.mac.slice(0, -2) }],
  ['a seal that is no number', 'a key', 'a purpose', { ...sealed, mac: 'z'.repeat(64) }],
  ['no seal', 'a key', 'a purpose', { body: sealed.body }],
  ['nothing', 'a key', 'a purpose', undefined],
  ['text', 'a key', 'a purpose', 'text'],
])('stays shut for %s', (_, key, purpose, given) => {
  expect(unseal(key, purpose, given)).toBeUndefined();
});

test('the seal is HMAC-SHA256 of the purpose and the body', () => {
  const text = `genlab ${JSON.stringify(['a purpose', JSON.stringify(value)])}`;
  expect(sealed.mac).toBe(createHmac('sha256', 'a key').update(text).digest('hex'));
});
