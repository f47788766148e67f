import { expect, test } from 'vitest';
import { importedBy, withWorkersAsJavaScript } from '#grader/release/source-text.ts';
import { replacedOnce } from '#reference/shared/replaced-once.ts';

test('imports are found however they are written, and not in comments or strings', () => {
  const text = [
    `import a from "#grader/a.ts";`,
    `import type { B } from '../b.ts'; import './c.ts';`,
    `export {`,
    `  d,`,
    `} from './d.ts';`,
    `const e = await import('./e.ts');`,
    `// import f from './f.ts';`,
    `const g = "from './g.ts'";`,
    `import h from 'node:fs';`,
  ].join('\n');
  expect(importedBy(text)).toEqual(['#grader/a.ts', '../b.ts', './c.ts', './d.ts', './e.ts']);
});

test('a thread is named as JavaScript, and nothing else is changed', () => {
  const text = [
    `// new URL('./one-worker.ts', import.meta.url)`,
    `const one = new Worker(new URL("./one-worker.ts",`,
    `  import.meta.url));`,
    `const two = new URL('./data.ts', import.meta.url);`,
  ].join('\n');
  expect(withWorkersAsJavaScript('a.ts', text)).toEqual({
    text: text.replace('"./one-worker.ts"', "'./one-worker.js'"),
    workers: ['./one-worker.ts'],
  });
});

test('a replacement that matches nothing, or more than once, is an error', () => {
  expect(replacedOnce('a b', 'a', 'c')).toBe('c b');
  expect(() => replacedOnce('a b', 'x', 'c')).toThrow('internal: x should occur once, not 0 times');
  expect(() => replacedOnce('a a', 'a', 'c')).toThrow('internal: a should occur once, not 2 times');
});
