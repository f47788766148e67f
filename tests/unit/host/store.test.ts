import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCatalogue, type Catalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { fingerprints } from '#grader/host/cache/fingerprint.ts';
import { sourceDigest, specifiersIn } from '#grader/host/cache/source-digest.ts';
import type { FileOptions } from '#grader/host/grade/grade-submission.ts';
import { notChecked } from '#grader/core/grade-once.ts';
import { openResultCache } from '#grader/host/cache/result-cache.ts';
import { openStore, type Store } from '#grader/host/cache/store.ts';
import { importedBy } from '#grader/release/source-text.ts';
import { projectFolder } from '#grader/session/node/project-folder.ts';
import { id } from '#tests/unit/cli/genlab.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-store-'));
});
afterEach(() => rm(folder, { recursive: true }));

const how: FileOptions = { engine: 'wasm', key: 'a key', mode: 'grade' };

let catalogue: Catalogue;
let entry: Entry;
beforeAll(async () => {
  catalogue = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
  const first = catalogue.exercises.find(({ exercise }) => exercise.id === id);
  if (!first) throw new Error(`the course lacks ${id}`);
  entry = first;
});

describe('a store', () => {
  test('returns the latest result, also after it was closed', () => {
    const file = join(folder, 'results.sqlite');
    const first = { result: notChecked(entry.exercise, 'fail', 'first') };
    const engine = { name: 'wasm', version: '1', device: 'here' };
    const second = { result: { ...notChecked(entry.exercise, 'pass', 'second'), points: 0.1 + 0.2 }, engine };
    let store = openStore(file);
    store.put('a', 'ada', first);
    expect(store.get('a')).toEqual(first);
    store.put('a', 'ada', second);
    store.put('b', 'ben', first);
    store.close();
    store = openStore(file);
    expect(store.get('a')).toEqual(second);
    expect(store.get('b')).toEqual(first);
    expect(store.get('c')).toBeUndefined();
    store.close();
  });

  test('two graders write to one file', () => {
    const file = join(folder, 'results.sqlite');
    const [one, another] = [openStore(file), openStore(file)];
    for (let i = 0; i < 20; i++) {
      one.put(`one ${i}`, 'ada', { result: notChecked(entry.exercise, 'pass', '') });
      another.put(`another ${i}`, 'ben', { result: notChecked(entry.exercise, 'pass', '') });
    }
    expect(another.get('one 19')).toBeDefined();
    expect(one.get('another 19')).toBeDefined();
    one.close();
    another.close();
  });

  test('a file that is not a store is refused in a sentence, and left unchanged', async () => {
    const file = join(folder, 'grades.csv');
    await writeFile(file, 'submission,score\n'.repeat(400));
    expect(() => openStore(file)).toThrow(/grades\.csv.*--store/s);
    expect(() => openStore(folder)).toThrow(/--store/);
  });
});

describe('a fingerprint', () => {
  test('changes with everything that a verdict depends on, and with nothing else', () => {
    const print = (options: FileOptions, isolation = 'none', text = 'text', student = 'ada') =>
      fingerprints(catalogue, options, isolation)(entry, student, text);
    const usual = print(how);
    expect(print({ ...how })).toBe(usual);
    const others = [
      print({ ...how, key: 'another key' }),
      print({ ...how, engine: 'cpu' }),
      print({ ...how, mode: 'check' }),
      print({ ...how, train: false }),
      print(how, 'bubblewrap'),
      print(how, 'none', 'text '),
      print(how, 'none', 'text', 'ben'),
    ];
    expect(new Set([usual, ...others]).size).toBe(others.length + 1);
  });

  test('stays if an exercise is copied, and changes with its hidden checks', async () => {
    const copy = { ...entry, folder: join(folder, basename(entry.folder)) };
    const print = () => fingerprints({ ...catalogue, exercises: [copy] }, how, 'none')(copy, 'ada', 'text');
    await cp(entry.folder, copy.folder, { recursive: true });
    // What the exercises of the unit share.
    await cp(join(entry.folder, '..', '_private'), join(folder, '_private'), { recursive: true });
    const copied = print();
    expect(copied).toBe(fingerprints(catalogue, how, 'none')(entry, 'ada', 'text'));
    await appendFile(join(copy.folder, '_private', 'checks.ts'), '\n// changed\n');
    expect(print()).not.toBe(copied);
  });

  test('does not hold the course key', () => {
    expect(fingerprints(catalogue, how, 'none')(entry, 'ada', 'text')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('of one exercise stays when another one changes', async () => {
    const [a, b, shared] = ['a', 'b', 'shared'].map((name) => join(folder, `${name}.ts`)) as [
      string,
      string,
      string,
    ];
    await writeFile(a, "import './shared.ts';\n");
    await writeFile(b, 'export const b = 1;\n');
    await writeFile(shared, 'export const x = 1;\n');
    const before = [sourceDigest([a]), sourceDigest([b])];
    await writeFile(shared, 'export const x = 2;\n');
    expect(sourceDigest([a])).not.toBe(before[0]);
    expect(sourceDigest([b])).toBe(before[1]);
  });

  test('misses no import that TypeScript finds in our sources', async () => {
    let imports = 0;
    for (const part of ['grader', 'exercises', 'reference', 'datasets'])
      for (const path of await readdir(join(projectFolder, part), { recursive: true })) {
        if (!/\.[jt]s$/.test(path)) continue;
        const text = await readFile(join(projectFolder, part, path), 'utf8');
        const found = importedBy(text);
        expect(specifiersIn(text), path).toEqual(expect.arrayContaining(found));
        imports += found.length;
      }
    expect(imports).toBeGreaterThan(1000);
  });
});

describe('stored results', () => {
  test('are found for the same file, unless it is regraded; a fault of ours is never stored', () => {
    const store = openStore(join(folder, 'results.sqlite'));
    const print = fingerprints(catalogue, how, 'none');
    const kept = openResultCache(store, print, () => false);
    kept.save(entry, 'ada', 'text', { result: notChecked(entry.exercise, 'infra', 'ours') });
    expect(kept.find(entry, 'ada', 'text')).toBeUndefined();
    kept.save(entry, 'ada', 'text', { result: notChecked(entry.exercise, 'timeout', 'hers') });
    expect(kept.find(entry, 'ada', 'text')?.result.verdict).toBe('timeout');
    expect(kept.found).toBe(1);
    expect(kept.find(entry, 'ada', 'another text')).toBeUndefined();
    expect(openResultCache(store, print, () => true).find(entry, 'ada', 'text')).toBeUndefined();
    store.close();
  });

  test('results that do not fit on the disk stop nothing, are reported, and are stored as soon as possible', () => {
    const store = openStore(join(folder, 'results.sqlite'));
    let full = true;
    const put: Store['put'] = (...row) => {
      if (full) throw new Error('database or disk is full');
      store.put(...row);
    };
    const print = fingerprints(catalogue, how, 'none');
    const kept = openResultCache({ ...store, put }, print, () => false);
    kept.save(entry, 'ada', 'text', { result: notChecked(entry.exercise, 'pass', '') });
    expect(kept.problem()).toMatch(/disk is full/);
    expect(kept.find(entry, 'ada', 'text')).toBeUndefined();
    full = false;
    kept.save(entry, 'ben', 'text', { result: notChecked(entry.exercise, 'pass', '') });
    expect(kept.find(entry, 'ada', 'text')).toBeDefined();
    expect(kept.find(entry, 'ben', 'text')).toBeDefined();
    expect(kept.problem()).toBeUndefined();
    store.close();
  });
});
