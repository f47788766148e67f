import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { genlab, id, makeCourse, mistake, solution } from '#tests/unit/cli/genlab.ts';

let [base, course] = ['', ''];
let remove = (): Promise<void> => Promise.resolve();
beforeAll(async () => {
  ({ base, course, remove } = await makeCourse());
  const files = { ada: await solution(), bob: await mistake('sigma-is-variance') };
  for (const [name, text] of Object.entries(files)) {
    const file = join(base, 'class', name, `${id}.ts`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
});
afterAll(() => remove());

const explain = (...args: string[]) =>
  genlab(base, 'explain', 'class', 'sample-gaussian', '--course', course, '--key', 'k', ...args);

/** Numbers after a word, in the order in which they are printed. */
const numbers = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map(([, number]) => Number(number));

describe('explaining a hidden failure', () => {
  test('its inputs, what was returned, what was expected and the margin are shown to an instructor', async () => {
    const { out, err, code } = await explain('--student', 'Bob');
    expect(code).toBe(0);
    expect(err).toContain("hidden inputs of 'bob'");
    expect(out).toMatch(/error \/ tolerance: \d/);
    expect(out).toContain('named: sigma-is-variance');
    const [mu = NaN] = numbers(out, /mu \[[\d, ]+\]: (\S+) at/g);
    const [logVar = NaN] = numbers(out, /logVar \[[\d, ]+\]: (\S+) at/g);
    const [eps = NaN] = numbers(out, /eps \[[\d, ]+\]: (\S+) at/g);
    const [got = NaN] = numbers(out, /: got (\S+), expected/g);
    const [expected = NaN] = numbers(out, /, expected (\S+) /g);
    // z = μ + σ ε, and the mistake's value; six digits are printed.
    expect(expected).toBeCloseTo(mu + Math.exp(logVar / 2) * eps, 4);
    expect(got).toBeCloseTo(mu + Math.exp(logVar) * eps, 4);
  });

  test('the grade of the same file shows none of them', async () => {
    const { out: shown } = await explain('--student', 'bob');
    // The end of a stratum, such as −1, may be part of any other number.
    const drawn = numbers(shown, /: (\S+) at \[/g).filter((x) => String(x).length > 5);
    expect(drawn.length).toBeGreaterThan(1);
    const { out } = await genlab(base, 'grade', 'class', '--course', course, '--key', 'k', '--json');
    for (const number of drawn) expect(out).not.toContain(String(number));
  });

  test('a page shows every value, and its code asks the same again in the student’s own folder', async () => {
    const page = join(base, 'bob.html');
    expect((await explain('--student', 'bob', '--to', page)).code).toBe(0);
    const text = (await readFile(page, 'utf8')).replaceAll('&#39;', "'");
    expect(text).toContain("the student 'bob'");
    const [, code = ''] = /<pre>(\/\/ Paste this[^<]*)<\/pre>/.exec(text) ?? [];
    const [, got] = /<tr class="fail"><th>\[0, 0\]<\/th><td>([^<]+)</.exec(text) ?? [];
    const folder = join(base, 'class', 'bob');
    await writeFile(join(folder, `${id}.ts`), `${await mistake('sigma-is-variance')}\n${code}\n`);
    const { out } = await genlab(folder, 'check', 'sample-gaussian', '--course', course);
    expect(Number(/result Tensor\s+\[\[([^,]+),/.exec(out)?.[1])).toBeCloseTo(Number(got), 4);
  });

  test('a correct answer has nothing to explain, and a class needs a name', async () => {
    expect((await explain('--student', 'ada')).out).toContain('Every hidden check passes.');
    expect(await explain()).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining("'ada', 'bob'") as string,
    });
    expect(await explain('--student', 'eve')).toMatchObject({
      code: 2,
      err: expect.stringContaining("no submission of 'eve'") as string,
    });
  });
});
