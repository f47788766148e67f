import { attack, file, mark, right, type PageCase } from './page-case.ts';

const again = "const again = () => { throw new Error('again'); };";

/** Code that never ends, uses up resources, or throws something unreadable. */
export const disturbances: readonly PageCase[] = [
  attack(
    'timeout-loop',
    'unbounded',
    { call: 'for (;;);' },
    { call: `for (let i = 0; i < 1e6; i++);\n  ${right}` },
  ),
  attack(
    'timeout-loop-while-loading',
    'unbounded',
    { load: 'for (;;);' },
    { load: 'for (let i = 0; i < 1e6; i++);' },
  ),
  attack('timeout-microtasks', 'unbounded', {
    load: 'const spin = async () => { for (;;) await 0; };',
    call: 'return spin();',
  }),
  attack('timeout-never-settles', 'unbounded', { call: 'return new Promise(() => {});' }),
  attack(
    'timeout-regular-expression',
    'unbounded',
    { call: "return /^(a+)+$/.test('a'.repeat(64) + 'b');" },
    { load: "/^a+$/.test('a'.repeat(64));" },
  ),
  attack(
    'stopped-typed-arrays',
    'unbounded',
    { load: 'const kept = [];\nfor (;;) kept.push(new Float64Array(2 ** 20));' },
    { load: 'new Float64Array(2 ** 20);' },
  ),
  attack(
    'stopped-heap',
    'unbounded',
    { load: 'const kept = [];\nfor (let i = 0; ; i++) kept.push({ i, text: String(i) });' },
    { load: 'Array.from({ length: 1e5 }, (_, i) => ({ i }));' },
  ),
  attack('error-throws-a-proxy', 'lost', {
    load: again,
    call: 'throw new Proxy(new Error(), { get: again, getPrototypeOf: again });',
  }),
  attack(
    'error-throws-null',
    'lost',
    { call: 'throw null;' },
    { call: `try { throw null; } catch { ${right} }` },
  ),
  attack('error-stack-that-throws', 'lost', {
    load: again,
    call: "throw Object.defineProperty(new Error('x'), 'stack', { get: again });",
  }),
  attack('error-forged-stack', 'message', {
    call: "throw Object.assign(new Error('x'), { stack: `at ${location.href}:999999999999:1` });",
  }),
  attack('error-long-message', 'message', {
    call: "throw new Error('<img src=x onerror=alert(1)>'.repeat(1e6));",
  }),
  attack('error-getter-throws', 'lost', {
    load: again,
    call: "return Object.defineProperty({}, 'z', { enumerable: true, get: again });",
  }),
  attack('error-late-exception', 'lost', {
    call: "setTimeout(() => { throw new Error('late'); });\n  return new Promise(() => {});",
  }),
  attack(
    'error-unhandled-rejection',
    'lost',
    { load: "Promise.reject(new Error('late'));\nawait new Promise(() => {});" },
    { load: "await Promise.reject(new Error('caught')).catch(() => 1);" },
  ),
  attack('error-closes-itself', 'lost', {
    load: 'self.close();\nawait new Promise((resolve) => setTimeout(resolve));',
  }),
  {
    ...attack('error-breaks-out', 'worker', {}),
    attack: file(
      `}}})()};\nsetTimeout(() => console.log('${mark}'));\nself.genlabStudent={run:(function(){return async()=>{{`,
      right,
    ),
    twin: file(`{{{\nconsole.log('inside');\n}}}`, right),
  },
  {
    ...attack('error-return', 'fooled', {}),
    attack: `${file('', right)}\nreturn;\n`,
    twin: `${file('', right)}\n(() => {\n  return;\n})();\n`,
  },
];
