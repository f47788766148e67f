import { expect, test } from 'vitest';
import { mutantsOf } from '#grader/host/authoring/mutants.ts';

/** Replacements as `from → to`, in the order of the mutators. */
const changes = (source: string): string[] => mutantsOf(source).map(({ from, to }) => `${from} → ${to}`);

test.each([
  ['x + 1;', ['x + 1; → ;', 'x + 1 → (x - 1)', 'x + 1 → (x)', 'x + 1 → (1)', '1 → 2', '1 → (-1)']],
  ['f(a, b);', ['f(a, b); → ;', 'f(a, b) → f(b, a)', 'f(a, b) → f(a)']],
  // Exchanging these two does not change the result.
  ['tf.mul(a, b);', ['tf.mul(a, b); → ;', 'tf.mul(a, b) → (a)', 'tf.mul(a, b) → tf.mul(a)', 'mul → div']],
  ['x.exp();', ['x.exp(); → ;', 'x.exp() → (x)', 'exp → expm1']],
  [
    'if (a < b) go();',
    ['a < b → (a <= b)', 'a < b → (a >= b)', 'a < b → true', 'a < b → false', 'go(); → ;'],
  ],
  ['while (a) b = !c;', ['a → false', 'b = !c; → ;', '!c → (c)']],
  ['const f = (k = 5) => k;', ['k = 5 → k', '5 → 6', '5 → (-5)']],
  ['n += 0;', ['n += 0; → ;', 'n += 0 → n -= 0', '0 → 1']],
  ['const y = a ?? b ? c : d;', ['a ?? b ? c : d → (c)', 'a ?? b ? c : d → (d)', 'a ?? b → (a && b)']],
  ["const on = { mode: 'a', flag: true };", ['true → false']],
  ["use('a');", ["use('a'); → ;", "'a' → ''"]],
  ['const both = () => ({ a: x, b });', ['a: x → a: undefined']],
])('%s', (source, expected) => {
  expect(changes(source)).toEqual(expected);
});

test('types, imports and comments stay as they are', () => {
  const source = `import * as tf from 'tf';
    interface A { b: 1 }
    type C = 'd' | 2;
    // 1 + 2
    const e = f as 'g';`;
  expect(mutantsOf(source)).toEqual([]);
});

test('a mutant has its place, its line and its source', () => {
  const source = 'const a = 1;\n  const b = x - y; // why\n';
  expect(mutantsOf(source).find(({ to }) => to === '(x + y)')).toEqual({
    mutator: 'another operator',
    line: 2,
    column: 13,
    from: 'x - y',
    to: '(x + y)',
    code: 'const b = (x + y); // why',
    source: 'const a = 1;\n  const b = (x + y); // why\n',
  });
});

test('each source occurs once, and the answer itself is not among them', () => {
  const source = 'const z = tf.sub(x, x) + 0;';
  const sources = mutantsOf(source).map((mutant) => mutant.source);
  expect(new Set(sources).size).toBe(sources.length);
  expect(sources).not.toContain(source);
});
