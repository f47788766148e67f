import { describe, expect, test } from 'vitest';
import { compare, float32, within } from '#grader/core/index.ts';

const expected = { shape: [2, 2], value: [1, 2, 3, 4], tolerance: [0.1, 0.1, 0.1, 0.1] };

describe('compare', () => {
  test('agrees within the tolerance and reports the margin', () => {
    const { agrees, margin } = compare('z', float32([2, 2], [1, 2.05, 3, 4]), expected);
    expect(agrees).toBe(true);
    expect(margin).toBeCloseTo(0.5, 4);
  });

  test('names the first place where the values differ, and how many do', () => {
    const { agrees, message } = compare('z', float32([2, 2], [1, 2, 5, 6]), expected);
    expect(agrees).toBe(false);
    expect(message).toBe('z[1, 0]: got 5, expected 3 (2 of 4 values are wrong).');
  });

  test.each([NaN, Infinity])('never lets %s pass', (value) => {
    expect(compare('z', float32([2, 2], [1, 2, 3, value]), expected).agrees).toBe(false);
  });

  test('says which shape it got and which it expected', () => {
    expect(compare('z', float32([4], [1, 2, 3, 4]), expected).message).toBe(
      'z has shape [4]; it should be [2, 2].',
    );
    expect(compare('z', float32([], [1]), expected).message).toBe(
      'z is a single number; it should be a tensor of shape [2, 2].',
    );
    const single = { shape: [], value: [1], tolerance: [1] };
    expect(compare('z', float32([1], [1]), single).message).toBe(
      'z is a tensor of shape [1]; it should be a single number.',
    );
  });

  test('distinguishes a missing output from a missing gradient path', () => {
    expect(compare('z', undefined, expected).message).toContain('missing from what your function returned');
    expect(compare('z', null, expected).message).toContain('no gradient reaches z');
    expect(compare('the gradient with respect to mu', null, expected).message).toMatch(
      /^no gradient reaches mu:/,
    );
  });

  test('expects the same infinity if the oracle has one', () => {
    const infinite = { shape: [1], value: [-Infinity], tolerance: [1] };
    expect(compare('z', float32([1], [-Infinity]), infinite).agrees).toBe(true);
    expect(compare('z', float32([1], [Infinity]), infinite).agrees).toBe(false);
  });
});

test('within: c units of rounding on the scale, and a floor', () => {
  const { tolerance } = within({ shape: [2], value: [1, 1], scale: [3, 0] }, 8, 1e-6);
  expect(Array.from(tolerance)).toEqual([8 * 3 * 2 ** -24 + 1e-6, 1e-6]);
});
