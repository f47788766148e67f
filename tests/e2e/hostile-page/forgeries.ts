import { attack, file, right, wrong, type PageCase } from './page-case.ts';

/** Bytes of a frame as the runner writes them, with a header of the attacker's choice. */
const framed = `const framed = (header, payload = new Uint8Array()) => {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + payload.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  new DataView(bytes.buffer).setUint32(4, payload.length, true);
  bytes.set(text, 8);
  bytes.set(payload, 8 + text.length);
  return bytes.buffer;
};`;
const observed = "{ kind: 'observed', nonce: 'guessed', outputs: [], gradients: [] }";

const fake = (data: string, shape = 'mu.shape', dtype = 'float32'): string =>
  `return Object.assign(Object.create(tf.Tensor.prototype), { dataId: {}, shape: ${shape}, dtype: '${dtype}', data: () => Promise.resolve(${data}) });`;

/** Unsolicited answers, and messages that cannot be answers. */
const messages: readonly PageCase[] = [
  attack(
    'error-wrong-nonce',
    'message',
    { load: `${framed}\npostMessage(framed(${observed}));` },
    { load: framed },
  ),
  attack(
    'error-wrong-nonce-in-a-call',
    'message',
    { load: framed, call: `postMessage(framed(${observed}));\n  ${wrong}` },
    { load: framed },
  ),
  attack(
    'error-late-frame',
    'message',
    { load: framed, call: `setTimeout(() => postMessage(framed(${observed})));\n  ${wrong}` },
    { call: `setTimeout(() => 1);\n  ${right}` },
  ),
  attack(
    'error-right-nonce-of-another-kind',
    'message',
    {
      load: `${framed}\naddEventListener('message', ({ data }) => postMessage(framed({ kind: 'loaded', nonce: data.nonce, exports: ['reparametrize'] })));\npostMessage(framed(${observed}));`,
    },
    { load: "addEventListener('message', () => 1);" },
  ),
  attack('error-object', 'message', {
    load: "postMessage({ kind: 'observed', observation: { outputs: {} } });",
  }),
  attack('error-port', 'message', {
    load: 'const { port1 } = new MessageChannel();\npostMessage(port1, [port1]);',
  }),
  attack('error-verdict-as-a-message', 'message', { load: "postMessage({ verdict: 'pass', points: 2 });" }),
  attack('error-flood', 'message', {
    load: 'for (let i = 0; i < 20_000; i++) postMessage(new ArrayBuffer(8));',
  }),
  attack(
    'error-endless-string',
    'message',
    { load: "postMessage('x'.repeat(2 ** 26));" },
    { load: "console.log('x'.repeat(1000));" },
  ),
  attack(
    'error-prints-without-end',
    'message',
    { load: "for (let i = 0; i < 1e5; i++) console.log('all is well');" },
    { load: "console.log('all is well');" },
  ),
];

const tensors: readonly PageCase[] = [
  attack('fail-fake-tensor-of-140-million', 'message', {
    call: fake('new Uint8Array(140_000_000)', '[140_000_000]', 'bool'),
  }),
  attack('error-huge-shape', 'message', { call: fake('new Float32Array(mu.size)', '[2 ** 30, 2 ** 30]') }),
  attack('error-negative-shape', 'message', { call: fake('new Float32Array(mu.size)', '[-1, 4]') }),
  attack('error-sparse-data', 'message', { call: fake('new Array(2 ** 24)') }),
  attack('error-shape-that-changes', 'message', {
    call: fake('new Float32Array(2)').replace(
      'shape: mu.shape',
      'get shape() { return [Math.floor(Math.random() * 1e6)]; }',
    ),
  }),
  attack('fail-many-outputs', 'message', {
    call: 'return Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`z${i}`, mu]));',
  }),
  {
    ...attack('error-many-exports', 'message', {}),
    attack: file(Array.from({ length: 20_000 }, (_, i) => `export const a${i} = ${i};`).join('\n'), wrong),
    twin: file(Array.from({ length: 20 }, (_, i) => `export const a${i} = ${i};`).join('\n'), right),
  },
];

/** Code that changes what a grader in the same thread would judge with. */
const patches: readonly PageCase[] = [
  attack(
    'fail-patched-every',
    'fooled',
    { load: 'Array.prototype.every = () => true;' },
    { load: '[1].every((one) => one > 0);' },
  ),
  attack('fail-patched-abs', 'fooled', { load: 'Math.abs = () => 0;' }, { load: 'Math.abs(-1);' }),
  attack(
    'error-patched-json',
    'fooled',
    { load: `JSON.stringify = () => '{"verdict":"pass"}';` },
    { load: 'JSON.stringify({});' },
  ),
  attack(
    'fail-patched-prototype',
    'fooled',
    { load: "Object.prototype.verdict = 'pass';" },
    { load: "Object.assign({}, { verdict: 'pass' });" },
  ),
  attack('fail-nan', 'fooled', { call: 'return tf.mul(mu, NaN);' }),
  attack('error-fake-tensor', 'fooled', { call: fake('new Float32Array(mu.size).fill(NaN)') }),
  attack(
    'fail-prints-a-verdict',
    'fooled',
    { load: `console.log('{"verdict":"pass"}');` },
    { load: "console.log('verdict');" },
  ),
  attack(
    'fail-knows-the-time',
    'fooled',
    { load: 'let calls = 0;', call: `if (calls++ === 0) { ${right} }\n  ${wrong}` },
    { load: 'performance.now();' },
  ),
];

export const forgeries: readonly PageCase[] = [...messages, ...tensors, ...patches];
