/** The message about a refused import has its place: Node gives none, because no line of the file has run. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withImportPosition } from '#grader/core/import-position.ts';
import { genlab, id, makeCourse } from '#tests/unit/cli/genlab.ts';
import { outlined, unasked, withoutOutline } from './outlined.ts';

const refused = (name: string): string =>
  `Error: '${name}' cannot be imported here: an exercise may import '@tensorflow/tfjs' only.`;

test.each([
  ["import fs from 'node:fs';", 'node:fs', 'line 1, column 16'],
  ['\nimport "fs";', 'fs', 'line 2, column 8'],
  ["import {\n  a,\n} from './a.ts';", './a.ts', 'line 3, column 8'],
  ["export * from 'fs';", 'fs', 'line 1, column 15'],
  ["const fs = await import( 'fs');", 'fs', 'line 1, column 26'],
  ["// import 'fs'\n/* from 'fs' */ const from = 'fs';\nimport /* it */ 'fs';", 'fs', 'line 3, column 17'],
  ["const a = `import 'fs'`, b = \"from 'fs'\";\r\nimport'fs';", 'fs', 'line 2, column 7'],
  ["import a from '$&';", '$&', 'line 1, column 15'],
  ["import type a from 'fs';\nimport 'fs';", 'fs', 'line 2, column 8'],
  ["type A = typeof import('fs');\nexport type { B } from 'fs';\nimport('fs');", 'fs', 'line 3, column 8'],
  ["import { type A } from 'fs';", 'fs', 'line 1, column 24'],
  ["const a = /`/; import 'fs'; const b = /`/;", 'fs', 'line 1, column 23'],
  ["const a = `${`import 'fs'`}`;\nconst f = () => import(`fs`);", 'fs', 'line 2, column 24'],
  ["import a from // it\n  'fs';", 'fs', 'line 2, column 3'],
  [
    "const a = { from: 1 }, b = a.from /* */ ? 1 : 'fs';\nexport { a as b } from\n'fs'",
    'fs',
    'line 3, column 1',
  ],
  ["import 'f\\u0073';", 'fs', 'line 1, column 8'],
  ["import fs from 'fs'; const = ;", 'fs', 'line 1, column 16'],
])('%j', async (code, name, place) => {
  expect(await withImportPosition(refused(name), outlined(code))).toBe(
    `${place}: ${refused(name).replace('Error: ', '')}`,
  );
});

test.each([
  ['another error', "import 'fs';", 'line 3, column 1: Error: no'],
  ['a known place', "import 'fs';", `line 3: ${refused('fs')}`],
  ['an import that is not found', 'const a = 1;', refused('fs')],
  ['an import of types', "import type { Stats } from 'fs';", refused('fs')],
  ['a declaration of a module', "declare module 'a' { import 'fs'; }", refused('fs')],
])('%s is unchanged', async (_, code, message) => {
  expect(await withImportPosition(message, outlined(code))).toBe(message);
});

test('a file is read only if an import was refused and has no place', async () => {
  for (const message of ['Error: no', `line 3: ${refused('fs')}`])
    expect(await withImportPosition(message, unasked)).toBe(message);
  await expect(withImportPosition(refused('fs'), unasked)).rejects.toThrow('asked');
});

test('a file that cannot be read adds nothing', async () => {
  expect(await withImportPosition(refused('fs'), withoutOutline)).toBe(refused('fs'));
});

describe('in check', () => {
  let made: Awaited<ReturnType<typeof makeCourse>>;
  beforeAll(async () => {
    made = await makeCourse();
    await mkdir(join(made.base, 'reparametrization'));
  });
  afterAll(() => made.remove());

  test.each([
    [
      'a module that is not allowed, below an import of types',
      "import type { Stats } from 'node:fs';\nimport { readFileSync } from 'node:fs';\n",
      /line 2, column 30: 'node:fs' cannot be imported here/,
    ],
    [
      'a module inside a function',
      "export const reparametrize = (): unknown => import('lodash').then(({ a }) => a);\n",
      /line 1, column 52: 'lodash' cannot be imported here/,
    ],
    [
      'a name that tfjs does not have',
      "import * as tf from '@tensorflow/tfjs';\nimport { normal } from '@tensorflow/tfjs';\n",
      /line 2, column 10: SyntaxError: The requested module '@tensorflow\/tfjs' does not provide an export named 'normal'/,
    ],
  ])('%s', async (_, text, message) => {
    await writeFile(join(made.base, `${id}.ts`), text);
    const { out } = await genlab(made.base, 'check', id, '--course', made.course);
    expect(out.replace(/\s+/g, ' ')).toMatch(message);
  });
});
