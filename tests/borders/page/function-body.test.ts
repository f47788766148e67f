/** A student's module as the body of a function behaves like the module: lines, names, refused syntax. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

import { studentScript, type StudentCode } from '#grader/session/web/student-script.ts';
import type { Source } from '#grader/session/web/student-protocol.ts';
import { functionBody } from '#grader/session/web/function-body.ts';

const tf = { add: (a: number, b: number) => a + b, mul: (a: number, b: number) => a * b };

function bodyOf(code: string): Source {
  const body = functionBody(code);
  if (!('code' in body)) throw new Error(body.message);
  return body;
}

/** Runs the script as the worker does, and reads what it exports. */
async function exportsOf(code: string): Promise<Record<string, unknown>> {
  const scope: { genlabStudent?: StudentCode } = {};
  runInNewContext(studentScript(bodyOf(code), ''), { self: scope });
  let read: Readonly<Record<string, () => unknown>> = {};
  await scope.genlabStudent?.run({
    tf,
    all: { add: () => tf.add, mul: () => tf.mul },
    later: () => Promise.resolve(tf),
    exports: (given) => (read = given),
  });
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, value()]));
}

describe('a module as a function', () => {
  it.each<[string, string, unknown]>([
    ['a namespace', "import * as tf from 't';\nexport const x = tf.add(1, 2);", 3],
    ['names', "import { add, mul as times } from 't';\nexport const x = times(add(1, 2), 2);", 6],
    ['an import at the end', "export const x = tf.add(1, 2);\nimport * as tf from 't';", 3],
    ['an import on several lines', "import {\n  add,\n} from 't';\nexport const x = add(1, 2);", 3],
    ['a function that is called first', 'export const x = f();\nexport function f() { return 1; }', 1],
    ['an export that is renamed', 'const y = 1;\nexport { y as x };', 1],
    ['an export of tfjs', "export { add as f } from 't';\nexport const x = 1;", 1],
    ['parts of a record', 'export const { x, ...rest } = { x: 1, y: 2 };', 1],
    ['a value that changes', 'export let x = 1;\nx = 2;', 2],
    ['no semicolons', 'const f = (x) => x\nexport { f }\n;[1].map(f)\nexport const x = 1', 1],
    ['a line that could go on', 'const g = () => 1\nexport { g }\n(() => 2)()\nexport const x = g()', 1],
    ['a top-level await', 'export const x = await Promise.resolve(1);', 1],
    ['a later import', "export const x = (await import('t')).add(1, 2);", 3],
    ['no `this`', 'export const x = typeof this;', 'undefined'],
    ['strict code', 'export const x = (function () { return typeof this; })();', 'undefined'],
    ['a comment at the end', 'export const x = 1; // one', 1],
    ['an anonymous class', 'export default class {}\nexport const x = 1;', 1],
  ])('runs %s', async (_, code, x) => {
    expect((await exportsOf(code))['x']).toBe(x);
  });

  it('exports the names of the module', async () => {
    const code = "export * from 't';\nexport default 5;\nexport class A {}\nexport async function* f() {}";
    expect(Object.keys(await exportsOf(code)).sort()).toEqual(['A', 'add', 'default', 'f', 'mul']);
    expect((await exportsOf(code))['default']).toBe(5);
    expect((await exportsOf("export * as all from 't';"))['all']).toBe(tf);
    expect((await exportsOf('export default function named() {}'))['default']).toHaveProperty(
      'name',
      'named',
    );
  });

  it('keeps every line, and every column of the remaining code', () => {
    const code =
      "import {\n  add,\n} from 't';\n\nexport default () => 1;\nexport   const x = add(1, 2); // μ\n";
    const { code: body } = bodyOf(code);
    expect(body.split('\n')).toHaveLength(code.split('\n').length);
    const at = (text: string, what: string): number[] => {
      const before = text.slice(0, text.indexOf(what)).split('\n');
      return [before.length, before.at(-1)?.length ?? 0];
    };
    for (const what of ['const x', 'add(1', '() => 1', '// μ'])
      expect(at(body, what)).toEqual(at(code, what));
    const scope: { genlabStudent?: StudentCode } = {};
    runInNewContext(studentScript(bodyOf(code), ''), { self: scope });
    expect(scope.genlabStudent?.lines).toBe(1 + code.split('\n').length);
    expect(scope.genlabStudent?.imported).toEqual(['add']);
  });

  it.each([
    ['const a = 1;\nconst a = 2;', 'already been declared'],
    ['function a() {}\nfunction a() {}', 'already been declared'],
    ["import { add } from 't';\nconst add = 1;", 'already been declared'],
    ['with (Math) {}', 'with'],
  ])('leaves errors in a module to the engine: %s', async (code, words) => {
    await expect(exportsOf(code)).rejects.toThrow(words);
  });

  it.each([
    [
      'export const a = 1;\nreturn;',
      { message: 'SyntaxError: Illegal return statement', line: 2, column: 1 },
    ],
    ['if (true) { return 1; }', { message: 'SyntaxError: Illegal return statement', line: 1, column: 13 }],
    ['const a = 1;\nexport { a };\nexport { a };', { message: "SyntaxError: Duplicate export of 'a'" }],
  ])('refuses what only a function would allow: %s', (code, fault) => {
    expect(functionBody(code)).toEqual(fault);
  });
});
