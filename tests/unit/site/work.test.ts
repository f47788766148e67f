import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { exported, imported, replaced } from '#site/src/progress/transfer.ts';
import { readWork, removeWork, writeWork, type Store } from '#site/src/progress/work.ts';
import { workspaceZip } from '#site/src/progress/workspace-zip.ts';

const storeOf = (entries: Record<string, string> = {}): Store & { readonly entries: Map<string, string> } => {
  const map = new Map(Object.entries(entries));
  return {
    entries: map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
};

describe('work in a browser', () => {
  it('comes back as it was written, and is gone when it is removed', () => {
    const store = storeOf();
    writeWork(store, 'unit/a', { code: 'x “y”\n', passed: true });
    expect(readWork(store, 'unit/a')).toEqual({ code: 'x “y”\n', passed: true });
    expect(readWork(store, 'unit/b')).toBeUndefined();
    removeWork(store, 'unit/a');
    expect(readWork(store, 'unit/a')).toBeUndefined();
  });

  it.each(['not JSON', 'null', '{"code":1,"passed":true}', '{"code":"x"}'])(
    'sets an entry aside that it cannot read: %s',
    (text) => {
      const store = storeOf({ 'genlab 1 unit/a': text });
      expect(readWork(store, 'unit/a')).toBeUndefined();
      expect([...store.entries]).toEqual([['genlab unreadable unit/a', text]]);
    },
  );

  it('says so where the browser keeps nothing', () => {
    const full: Store = {
      ...storeOf(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => {
      writeWork(full, 'unit/a', { code: '', passed: false });
    }).toThrow('Copy it into a file of your own');
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
    ['another version', '{"format":"genlab work","version":2}', 'has version “2”'],
    ['no exercises', '{"format":"genlab work","version":1}', 'holds no exercises'],
    ['an unknown exercise', exported({ 'unit/c': { code: '', passed: false } }), 'lacks, “unit/c”'],
    [
      'a broken entry',
      '{"format":"genlab work","version":1,"exercises":{"unit/a":{"code":5}}}',
      'work on unit/a',
    ],
  ])('is refused whole: %s', (_, text, message) => {
    expect(() => imported(text, known)).toThrow(message);
  });

  it('names what it would replace: only where the code differs', () => {
    const theirs = { 'unit/a': { code: 'a', passed: false }, 'unit/b': { code: 'other', passed: true } };
    expect(replaced(work, theirs)).toEqual(['unit/b']);
    expect(replaced({}, theirs)).toEqual([]);
  });
});

it('makes a folder with the student’s code where there is some, and stubs elsewhere', () => {
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
