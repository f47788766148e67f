/** Checkpoints on disk: whole or not at all. */
import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '#reference/checkpoint/index.ts';
import { bytesOf, golden, root, tensorsOf, type Golden } from './golden.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-checkpoint-'));
  path = join(folder, 'model.safetensors');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const [model] = golden.files;
if (!model) throw new Error('no golden file');
const tensors = tensorsOf(model.tensors);

test('a run resumes from what it wrote', async () => {
  await writeCheckpoint(path, tensors, { step: '1900' });
  expect(await readCheckpoint(path)).toEqual({ tensors, metadata: { step: '1900' } });
  expect(await readdir(folder)).toEqual(['model.safetensors']);
});

test('metadata may be left out, and a checkpoint replaces the previous one', async () => {
  await writeCheckpoint(path, tensors, { step: '1' });
  await writeCheckpoint(path, {});
  expect(await readCheckpoint(path)).toEqual({ tensors: {}, metadata: {} });
});

test('a file of the safetensors package is read', async () => {
  await writeFile(path, bytesOf(model.bytes));
  expect(await readCheckpoint(path)).toEqual({ tensors, metadata: model.metadata });
});

test('a damaged file is named, in one sentence', async () => {
  await writeFile(path, bytesOf(model.bytes).subarray(0, -1));
  await expect(readCheckpoint(path)).rejects.toThrow(
    new RegExp(`^${RegExp.escape(path)}: expected \\d+ bytes of data, found \\d+: the file is cut off\\.$`),
  );
  await expect(readCheckpoint(join(folder, 'other'))).rejects.toThrow(/ENOENT.*other/);
});

test('a failed write leaves the previous checkpoint, and nothing else', async () => {
  await writeCheckpoint(path, tensors);
  const wrong = { a: { shape: [3], data: Float32Array.of(1) } };
  await expect(writeCheckpoint(path, wrong)).rejects.toThrow(`${path}: tensor 'a' has shape [3]`);
  expect((await readCheckpoint(path)).tensors).toEqual(tensors);
  expect(await readdir(folder)).toEqual(['model.safetensors']);
});

test('a rename that fails leaves no temporary file', async () => {
  await mkdir(path); // a folder is where the file would go
  await writeFile(join(path, 'kept'), '');
  await expect(writeCheckpoint(path, tensors)).rejects.toThrow(/model\.safetensors/);
  expect(await readdir(folder)).toEqual(['model.safetensors']);
  expect(await readdir(path)).toEqual(['kept']);
});

test('a missing folder is an error, not a new folder', async () => {
  await expect(writeCheckpoint(join(folder, 'none', 'model'), tensors)).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual([]);
});

test('a reader beside writers sees one whole checkpoint or another', async () => {
  const filled = (value: number) => ({ a: { shape: [50_000], data: new Float32Array(50_000).fill(value) } });
  await writeCheckpoint(path, filled(0));
  const write = async (value: number): Promise<void> => {
    for (let i = 0; i < 10; i++) await writeCheckpoint(path, filled(value));
  };
  const writers = Promise.all([write(1), write(2)]).then(() => 'written');
  const tick = (): Promise<string> => Promise.resolve('still writing');
  let reads = 0;
  for (; (await Promise.race([writers, tick()])) !== 'written'; reads++) {
    const { tensors: read } = await readCheckpoint(path);
    expect(new Set(read['a']?.data).size).toBe(1);
  }
  expect(reads).toBeGreaterThan(0);
  expect(await readdir(folder)).toEqual(['model.safetensors']);
});

/** An interpreter that has the safetensors package; without one, the bytes in format.test.ts replace it. */
const python = process.env['GENLAB_PEER_PYTHON'];
test.skipIf(python === undefined)('the safetensors package reads what was written', async () => {
  const script = fileURLToPath(new URL(golden.script.path, root));
  for (const file of golden.files) {
    const metadata = { ...file.metadata, step: '12', another: 'µ🜁"\\' };
    await writeCheckpoint(path, tensorsOf(file.tensors), metadata);
    const { stdout } = await promisify(execFile)(python ?? '', [script, 'read', path]);
    const read = JSON.parse(stdout) as Golden['files'][number];
    expect(read).toEqual({ metadata, tensors: file.tensors });
  }
  expect((await readFile(path)).length).toBeGreaterThan(0);
});
