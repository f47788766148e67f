import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { Draft } from '#site/src/progress/draft.ts';
import { earlierVersions } from '#site/src/progress/earlier.ts';
import { exported, imported, importedObjectives, replaced } from '#site/src/progress/transfer.ts';
import { openStore, type Store } from '#site/src/progress/store.ts';
import { takeWork } from '#site/src/progress/take-work.ts';
import { readWork, workKey } from '#site/src/progress/work.ts';
import { workspaceZip } from '#site/src/progress/workspace-zip.ts';

const exercise = 'unit/a';

function storeOf(entries: Record<string, string> = {}): Store {
  const { store } = openStore(() => null);
  for (const [key, value] of Object.entries(entries)) store.setItem(key, value);
  return store;
}

describe('work in a browser', () => {
  it('is restored as it was written, and is gone after a reset', () => {
    const store = storeOf();
    new Draft({ store, exercise }).write('x “y”\n', true);
    expect(readWork(store, exercise)).toEqual({ code: 'x “y”\n', passed: true });
    expect(readWork(store, 'unit/b')).toBeUndefined();
    new Draft({ store, exercise }).reset();
    expect(readWork(store, exercise)).toBeUndefined();
    expect(earlierVersions(store, exercise)).toMatchObject([{ code: 'x “y”\n', why: 'reset' }]);
  });

  it('is read as earlier versions of the site wrote it', () => {
    const store = storeOf({ [workKey(exercise)]: '{"code":"old","passed":true}' });
    expect(new Draft({ store, exercise }).opened()).toEqual({
      work: { code: 'old', passed: true },
      damaged: false,
    });
  });

  it.each(['not JSON', 'null', '{"code":1,"passed":true}', '{"code":"x"}'])(
    'keeps an unreadable entry unchanged, beside what is written next: %s',
    (text) => {
      const store = storeOf({ [workKey(exercise)]: text });
      const draft = new Draft({ store, exercise });
      expect(draft.opened()).toEqual({ work: undefined, damaged: true });
      draft.write('new', false);
      expect(readWork(store, exercise)?.code).toBe('new');
      expect(earlierVersions(store, exercise)).toMatchObject([{ code: text, why: 'damaged' }]);
    },
  );

  it.each([
    ['is missing', () => undefined],
    ['is null', () => null],
    [
      'is denied',
      () => {
        throw new DOMException('denied', 'SecurityError');
      },
    ],
  ])('continues in memory if the storage %s', (_, find) => {
    const { store, lasting } = openStore(find);
    expect(lasting).toBe(false);
    new Draft({ store, exercise }).write('code', false);
    expect(readWork(store, exercise)?.code).toBe('code');
  });

  it('is not lost to a full storage: the last text is saved once there is room', () => {
    const store = storeOf();
    const draft = new Draft({ store, exercise });
    draft.write('before', false);
    const write = store.setItem;
    store.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => draft.write('after', false)).toThrow('full');
    expect(draft.unsaved).toBe(true);
    expect(readWork(store, exercise)?.code).toBe('before');
    store.setItem = write;
    draft.retry();
    expect(readWork(store, exercise)?.code).toBe('after');
    expect(draft.unsaved).toBe(false);
  });
});

describe('work in a file', () => {
  const work = { 'unit/a': { code: 'a', passed: true }, 'unit/b': { code: 'b', passed: false } };
  const known = ['unit/a', 'unit/b'];

  it('is read as it was written', () => {
    expect(imported(exported(work), known)).toEqual(work);
  });

  it.each([
    ['no JSON', '{', 'is not JSON'],
    ['a list', '[]', 'is not JSON'],
    ['another version', '{"format":"genlab work","version":2}', 'has format version “2”'],
    ['no exercises', '{"format":"genlab work","version":1}', 'contains no exercises'],
    [
      'an unknown exercise',
      exported({ 'unit/c': { code: '', passed: false } }),
      'not in this course: “unit/c”',
    ],
    [
      'a broken entry',
      '{"format":"genlab work","version":1,"exercises":{"unit/a":{"code":5}}}',
      'work on unit/a',
    ],
  ])('is refused whole: %s', (_, text, message) => {
    expect(() => imported(text, known)).toThrow(message);
  });

  it('has the objectives that were checked off, and those of an earlier course are ignored', () => {
    const text = exported(work, ['unit/a#derive', 'unit/a#gone']);
    expect(importedObjectives(text, ['unit/a#derive', 'unit/a#other'])).toEqual(['unit/a#derive']);
    expect(imported(text, known)).toEqual(work);
    expect(importedObjectives(exported(work), ['unit/a#derive'])).toEqual([]);
  });

  it("is the same code and keeps its mark, whatever the editor's line ends", () => {
    const file = { 'unit/a': { code: 'one\r\ntwo\rthree\n', passed: true } };
    const theirs = imported(exported(file), known);
    const store = storeOf();
    expect(takeWork(store, theirs).refused).toEqual([]);
    expect(new Draft({ store, exercise }).hasPassed('one\ntwo\nthree\n')).toBe(true);
    expect(replaced({ 'unit/a': { code: 'one\ntwo\nthree\n', passed: false } }, theirs)).toEqual([]);
    // What a browser has stored before.
    const kept = storeOf({ [workKey(exercise)]: JSON.stringify(file['unit/a']) });
    expect(new Draft({ store: kept, exercise }).hasPassed('one\ntwo\nthree\n')).toBe(true);
  });

  it('names what it would replace: only if the code differs', () => {
    const theirs = { 'unit/a': { code: 'a', passed: false }, 'unit/b': { code: 'other', passed: true } };
    expect(replaced(work, theirs)).toEqual(['unit/b']);
    expect(replaced({}, theirs)).toEqual([]);
  });
});

it('creates a folder with the student’s code if there is some, and stubs otherwise', () => {
  const course = {
    title: 'A course',
    exercises: ['unit/a', 'unit/b'].map((id) => ({
      exercise: { id, title: id, points: 2, bonus: false },
      text: `stub of ${id}`,
    })),
  };
  const files = unzipSync(workspaceZip(course, { 'unit/b': { code: 'mine', passed: false } }));
  const text = (path: string): string => strFromU8(files[`my-course/${path}`] ?? new Uint8Array());
  expect(text('unit/a.ts')).toBe('stub of unit/a');
  expect(text('unit/b.ts')).toBe('mine');
  expect(JSON.parse(text('tsconfig.json'))).toMatchObject({
    compilerOptions: { paths: { '@tensorflow/tfjs': ['../genlab/reference/tensor/tfjs.ts'] } },
  });
  expect(text('README.md')).toContain('1. `unit/a.ts`: unit/a (2 points)');
});
