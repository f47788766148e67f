import { afterAll, beforeAll, expect, test } from 'vitest';
import { float32 } from '#grader/core/index.ts';
import type { Reply } from '#grader/core/session.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import { endOf, sandboxed } from './sandboxed.ts';

/** Strange results of a student's function, and how the session answers each; it must go on after every one. */
const results: Readonly<Record<string, readonly [string, Reply['kind'], RegExp?]>> = {
  'a number': ['1', 'observed'],
  'a getter that throws': ["({ get z() { throw new Error('caught'); } })", 'threw', /caught/],
  'a getter that changes its value': [
    '{ let n = 0; return { get z() { return n++ ? tf.scalar(1) : 1; } }; }',
    'observed',
  ],
  'a Proxy of nothing': ["new Proxy({}, { ownKeys() { throw 'no'; } })", 'threw', /not an Error/],
  'a Proxy with endless keys': [
    "new Proxy({}, { ownKeys: () => Array.from({ length: 1e5 }, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) })",
    'unusable',
    /record of 100000 entries/,
  ],
  'a Proxy of a tensor': ['new Proxy(tf.scalar(1), {})', 'observed'],
  'a Proxy that says it is a tensor': [
    'new Proxy({}, { getPrototypeOf: () => tf.Tensor.prototype })',
    'observed',
  ],
  'a self-made tensor of text': [
    "Object.assign(Object.create(tf.Tensor.prototype), { dataId: {}, shape: [1], dtype: 'float32', data: () => 'text' })",
    'threw',
  ],
  'a self-made tensor of a terabyte': [
    "Object.assign(Object.create(tf.Tensor.prototype), { dataId: {}, shape: [1], dtype: 'float32', data: () => ({ byteLength: 2 ** 40 }) })",
    'threw',
  ],
  'a thenable that resolves to itself': ['{ const t = { then: (f) => f(1) }; return t; }', 'observed'],
  'an error whose message throws': [
    "{ const e = new Error(); Object.defineProperty(e, 'message', { get() { throw e; } }); throw e; }",
    'threw',
    /cannot be shown/,
  ],
  'an error of a megabyte': ["{ throw new Error('x'.repeat(2 ** 20)); }", 'threw'],
  'an error with a forged stack': [
    "{ const e = new Error('moved'); e.stack = 'at file:///submission/1/unit/exercise.ts:99999999999999999999:0'; throw e; }",
    'threw',
    /moved/,
  ],
  'a thrown null': ['{ throw null; }', 'threw', /null, which is not an Error/],
  'a thrown symbol': ['{ throw Symbol(); }', 'threw', /symbol, which is not an Error/],
  'endless recursion': ['{ const f = () => f() + 1; return f(); }', 'threw', /call stack/],
  'a name of 10,000 letters': ["({ ['x'.repeat(10_000)]: 1 })", 'unusable'],
  'names of a prototype': ['({ __proto__: null, constructor: 1, ["__proto__"]: 2 })', 'observed'],
  'a tensor of text': ["tf.tensor(['a'])", 'unusable', /dtype string/],
  'a disposed tensor': ['{ const t = tf.scalar(1); t.dispose(); return t; }', 'threw', /disposed/],
  'its argument, disposed of': [
    '{ const y = tf.square(x); x.dispose(); return y; }',
    'unusable',
    /disposed of one/,
  ],
  'an empty tensor': ['tf.zeros([0, 3])', 'observed'],
  'a tensor of a gigabyte': ['tf.zeros([2 ** 15, 2 ** 13])', 'threw'],
};

let session: RunningSession;
beforeAll(async () => {
  const functions = Object.values(results).map(
    ([code], i) => `export const f${i} = (x) => ${code.startsWith('{ ') ? code : `(${code})`};`,
  );
  session = await sandboxed(
    `import * as tf from '@tensorflow/tfjs';\n${functions.join('\n')}\nexport const same = (x) => x;`,
  );
});
afterAll(() => {
  session.close();
});

test.each(Object.entries(results).map(([name, [, kind, message]], i) => [name, i, kind, message] as const))(
  '%s',
  async (_, i, kind, message) => {
    const reply = await session.evaluate({ target: `f${i}`, inputs: { x: float32([1], [1]) } });
    expect(reply.kind).toBe(kind);
    if (message) expect('message' in reply && reply.message).toMatch(message);
    if ('message' in reply) expect(reply.message.length).toBeLessThan(2100);
  },
);

test('an argument may be returned as it is, also where a gradient is taken', async () => {
  const gradient = { wrt: ['x'], cotangents: { value: float32([1], [2]) } };
  expect(
    await session.evaluate({ target: 'same', inputs: { x: float32([1], [3]) }, gradient }),
  ).toMatchObject({
    kind: 'observed',
    observation: { outputs: { value: float32([1], [3]) }, gradients: { x: float32([1], [2]) } },
  });
});

test('what is not exported cannot be called by the name of a prototype', async () => {
  for (const target of ['constructor', '__proto__', 'toString'])
    expect(await session.evaluate({ target, inputs: {} })).toMatchObject({ kind: 'unusable' });
});

test('a shape that is not that of the data ends the session', async () => {
  const error = await endOf('const t = tf.scalar(1); t.shape = [2 ** 30, 2 ** 30]; return t;', {
    before: "import * as tf from '@tensorflow/tfjs';",
  });
  expect(error).toMatchObject({ kind: 'protocol' });
  expect(error.message).toMatch(/arrays that do not fit/);
});
