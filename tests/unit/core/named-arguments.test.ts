import { expect, test } from 'vitest';
import { byName } from '#grader/core/named-arguments.ts';
import type { Evaluation, Session } from '#grader/core/session.ts';
import { float32 } from '#reference/shared/arrays.ts';

const one = float32([1], [1]);
const parameters = { subtract: ['a', 'b'] };

/** Evaluates through `byName`, and returns what reached the session. */
async function asked(evaluation: Evaluation): Promise<Evaluation> {
  let received: Evaluation | undefined;
  const session: Session = {
    evaluate(given) {
      received = given;
      return Promise.resolve({ kind: 'unusable', message: '' });
    },
  };
  await byName(session, parameters).evaluate(evaluation);
  if (!received) throw new Error('nothing was asked');
  return received;
}

test('a call carries the order of the parameters, whatever the order of its inputs', async () => {
  const inputs = { b: one, a: one };
  expect(await asked({ target: 'subtract', inputs })).toEqual({
    target: 'subtract',
    inputs,
    args: ['a', 'b'],
  });
});

test('a target without declared parameters is called unchanged, even one named like a method of objects', async () => {
  for (const target of ['probed', 'toString'])
    expect(await asked({ target, inputs: { x: one } })).toEqual({ target, inputs: { x: one } });
});

test.each([
  ['a wrong name', { a: one, c: one }, 'a, c'],
  ['one too few', { a: one }, 'a'],
  ['one too many', { a: one, b: one, c: one }, 'a, b, c'],
  ['none', {}, 'none'],
])('inputs with %s are a fault of the check', async (_, inputs, given) => {
  await expect(asked({ target: 'subtract', inputs })).rejects.toMatchObject({
    kind: 'infra',
    message: `internal: a check gives subtract the inputs ${given}, but stub.ts declares subtract(a, b); name the inputs as the parameters, or call it from a probe.`,
  });
});
