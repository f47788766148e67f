import { expect, test } from 'vitest';
import { parametersIn } from '#grader/host/authoring/parameters.ts';

test('the parameters of functions, in each form in which a stub may write them', async () => {
  const stub = `
    export function plain(mu: tf.Tensor, logVar?: tf.Tensor): tf.Tensor { throw new Error(); }
    export const arrow = (x: number, k = 1) => x;
    export const expression = async function (...all: number[]) {};
    export function record({ a, b }: { a: number; b: number }) {}
    export const notAFunction = 1;
    const [pattern] = [1];`;
  expect(await parametersIn(stub)).toEqual({
    plain: ['mu', 'logVar'],
    arrow: ['x', 'k'],
    expression: ['all'],
    record: ['{ a, b }'],
  });
});
