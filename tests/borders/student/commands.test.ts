import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lessonLink } from '#grader/core/lesson-link.ts';
import { nearest } from '#grader/core/nearest.ts';
import { isStub } from '#grader/host/course/is-stub.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { genlab, id, makeCourse, mistake, solution } from '#tests/unit/cli/genlab.ts';

const exercises = fileURLToPath(new URL('../../../exercises', import.meta.url));
let made: Awaited<ReturnType<typeof makeCourse>>;
let fresh: string;
let workspace: string;

/** A course of three: the second and the third are copies of the first, in one unit. */
beforeAll(async () => {
  made = await makeCourse();
  for (const name of ['second', 'third']) {
    const folder = join(made.course, 'reparametrization', name);
    await cp(join(made.course, id), folder, { recursive: true });
    const text = await readFile(join(folder, 'exercise.ts'), 'utf8');
    await writeFile(join(folder, 'exercise.ts'), text.replace('/sample-gaussian', `/${name}`));
  }
  fresh = await mkdtemp(join(made.base, 'fresh-'));
  expect(await genlab(fresh, 'init', '--course', made.course)).toMatchObject({ code: 0 });
});
afterAll(() => made.remove());
beforeEach(async () => {
  workspace = await mkdtemp(join(made.base, 'student-'));
  await cp(fresh, workspace, { recursive: true });
});

const run = (command: string, ...args: string[]) =>
  genlab(workspace, command, ...args, '--course', made.course);
const write = (name: string, text: string): Promise<void> =>
  writeFile(join(workspace, 'reparametrization', `${name}.ts`), text);

describe('a mistyped exercise suggests the nearest', () => {
  test.each([
    'sample-gausian',
    'smaple-gaussian',
    'Sample-Gaussian',
    'samplegaussian',
    'reparametrisation/sample-gaussian',
    'sample-gaussian.js',
  ])('%s', async (typed) => {
    const { code, out, err } = await run('hint', typed);
    expect(err).toBe(`genlab: there is no exercise '${typed}'. Did you mean ${id}?\n`);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('a unit lists its own exercises', async () => {
    expect((await run('check', 'reparametrization')).err).toContain(
      "'reparametrization' is a unit. Its exercises: sample-gaussian, second, third.",
    );
  });

  test('among thirty, never a list of all', async () => {
    const { err } = await genlab(workspace, 'hint', 'xyzzy');
    expect(err).toMatch(
      /^genlab: there is no exercise 'xyzzy'\. .*genlab\.js status lists all 31 of them\.\n$/,
    );
  });

  test('by typing errors, transpositions included, but not by too many', () => {
    expect(nearest('gaussian-lk', ['gaussian-kl', 'elbo-gap'])).toEqual(['gaussian-kl']);
    expect(nearest('ab', ['cd', 'ac'])).toEqual(['ac']);
    expect(nearest('x'.repeat(100_000), ['gaussian-kl'])).toEqual([]);
  });
});

describe('what comes next', () => {
  test('"That was the last exercise" comes only if none is untouched', async () => {
    await write('third', await solution());
    const { out } = await run('check', 'third');
    expect(out).not.toContain('That was the last exercise');
    expect(out).toContain(`2 exercises are untouched. The first is ${id}.ts`);
    for (const name of ['sample-gaussian', 'second']) await write(name, await solution());
    expect((await run('check', 'third')).out).toContain('That was the last exercise.');
  });

  test('the next untouched one is named, after those that are begun', async () => {
    for (const name of ['sample-gaussian', 'second']) await write(name, await solution());
    expect((await run('check', 'sample-gaussian')).out).toContain(
      'Next: reparametrization/third.ts (1 exercise is untouched)',
    );
  });

  test('a stub with the import of older stubs counts as untouched', async () => {
    const stub = await readFile(join(made.course, id, 'stub.ts'), 'utf8');
    await write('sample-gaussian', stub.replace('import * as tf', 'import type * as tf'));
    expect((await run('check', id)).out).toContain('the file is still the stub');
    expect(isStub(`${stub}\n// mine`, stub)).toBe(false);
  });
});

describe('a lesson is linked', () => {
  test('by its path on any site of the course, or by its address', async () => {
    await write('sample-gaussian', await mistake('sigma-is-variance'));
    expect((await run('check', id)).out).toContain('Lesson: /reparametrization/the-trick/#log-variance');
    const file = join(made.course, 'course.json');
    const course = await readFile(file, 'utf8');
    await writeFile(file, '{ "id": "test", "title": "A test", "site": "https://example.edu/dgm/" }');
    expect((await run('check', id)).out).toContain(
      'Lesson: https://example.edu/dgm/reparametrization/the-trick/#log-variance',
    );
    expect((await run('hint', id, '--all')).out).toContain(
      'https://example.edu/dgm/reparametrization/the-trick/',
    );
    await writeFile(file, '{ "id": "test", "title": "A test", "site": "javascript:alert(1)" }');
    expect((await run('check', id)).err).toContain('site: must be an address that begins with http');
    await writeFile(file, course);
  });

  test('for every exercise by a page that the site has', async () => {
    const docs = fileURLToPath(new URL('../../../site/src/content/docs', import.meta.url));
    for (const { exercise } of (await loadCatalogue(exercises)).exercises)
      await readFile(`${docs}${lessonLink(exercise.lesson).replace(/\/$/, '.mdx')}`);
  });
});

test('passing says that the grade also trains, for every exercise whose hidden checks do', async () => {
  for (const entry of (await loadCatalogue(exercises)).exercises)
    expect([entry.exercise.id, entry.exercise.trains]).toEqual([
      entry.exercise.id,
      (await entry.hiddenChecks()).checks.some(({ kind }) => kind === 'trained'),
    ]);
  const source = await readFile(join(exercises, 'gan-instability/train-gan/_private/solution.ts'), 'utf8');
  const file = join(workspace, 'gan-instability', 'train-gan.ts');
  await mkdir(join(workspace, 'gan-instability'));
  await writeFile(file, source);
  expect((await genlab(workspace, 'check', 'train-gan')).out).toContain(
    'Grading also trains a model with this code',
  );
});

describe('every stub', () => {
  test('imports tf as a value, so that its first line can use it', async () => {
    for (const { exercise, stub } of (await loadCatalogue(exercises)).exercises)
      expect([exercise.id, /import type \* as tf\b/.test(stub)]).toEqual([exercise.id, false]);
  });

  test('of a new exercise does so too', async () => {
    await genlab(made.base, 'dev', 'new', 'unit/twice', '--course', made.course);
    const stub = await readFile(join(made.course, 'unit/twice/stub.ts'), 'utf8');
    expect(stub).toMatch(/^import \* as tf from '@tensorflow\/tfjs';$/m);
    await rm(join(made.course, 'unit'), { recursive: true });
  });

  test('an old import is explained if tf is missing', async () => {
    await write('sample-gaussian', (await solution()).replace('import * as tf', 'import type * as tf'));
    const { out } = await run('check', id);
    expect(out.replace(/\s+/g, ' ')).toContain(
      "ReferenceError: tf is not defined. Line 1 imports tf as a type, which is gone when the code runs: write `import * as tf from '@tensorflow/tfjs';`.",
    );
  });
});

describe('no stack is printed', () => {
  const withTmp = async (folder: string, ...args: string[]) => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      return await run(args[0] ?? '', ...args.slice(1));
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  };

  test.skipIf(process.platform === 'win32').each(['check', 'status'])(
    'by %s with a TMPDIR that is missing or a file',
    async (command) => {
      await writeFile(join(workspace, 'a-file'), '');
      for (const folder of ['nowhere', 'a-file']) {
        const { code, out, err } = await withTmp(join(workspace, folder), command);
        expect(err).toMatch(
          /^genlab: nothing can be written to .*Set TMPDIR to a folder that you can write to\.\n$/,
        );
        expect(out).toBe('');
        expect(code).toBe(2);
      }
    },
  );

  test('by hint with a TMPDIR that is missing: it needs none', async () => {
    expect(await withTmp(join(workspace, 'nowhere'), 'hint', id)).toMatchObject({ code: 0, err: '' });
  });

  test('by hint in a workspace that cannot be written to: the hint is still given', async () => {
    await writeFile(join(workspace, '.genlab'), '');
    const { code, out, err } = await run('hint', id);
    expect(out).toContain('hint 1 of 3');
    expect(err).toMatch(/^genlab: the number of hints shown could not be saved[^\n]*\n$/);
    expect(code).toBe(0);
  });

  test.each([
    ['init into a file', ['init', 'a-file'], /is a file\. Choose another name/],
    ['init below a file', ['init', 'a-file/below'], /cannot be created: one of its folders is a file/],
    ['check in a file', ['check', '--dir', 'a-file'], /there is no folder a-file/],
    ['reset of nothing', ['reset', '../../etc/passwd'], /there is no exercise/],
    ['watch without files', ['check', '--watch', '--dir', 'empty'], /there is nothing to watch/],
  ])('by %s', async (_, args, sentence) => {
    await writeFile(join(workspace, 'a-file'), '');
    await mkdir(join(workspace, 'empty'));
    const { code, out, err } = await run(args[0] ?? '', ...args.slice(1));
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out + err).not.toMatch(/^ {4}at |internal:/m);
    expect(code).toBe(2);
  });

  test.skipIf(process.platform !== 'linux')(
    'by init if the system creates no folders, and it ends',
    async () => {
      expect((await run('init', '/proc/nowhere/below')).err).toMatch(/cannot be created/);
    },
  );

  test('by init into the folder of genlab', async () => {
    const project = fileURLToPath(new URL('../../..', import.meta.url));
    expect((await genlab(project, 'init')).err).toMatch(/is genlab's own folder\. Choose another/);
  });
});
