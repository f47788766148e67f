import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { intake } from '#grader/host/intake/index.ts';
import { asFile, code, ids, onDisk, rowsOf } from './class.ts';
import { tar, type TarEntry } from './tar-writer.ts';

const first: TarEntry = { name: 'unit/first.ts', content: code('bob') };

/** The result for a student's archive, beside a student whose folder is valid. */
async function beside(
  bytes: Uint8Array,
  name = 'bob.tgz',
): Promise<[string | undefined, Record<string, string>]> {
  const taken = await intake([onDisk({ 'ada/unit/first.ts': code('ada'), [name]: bytes })], ids);
  const all = await rowsOf(taken);
  expect(all['ada']).toEqual({ 'unit/first': 'ada' });
  return [taken.submissions[1]?.problem, all['bob'] ?? {}];
}

describe('tar: a fault is one clear message for one student', () => {
  test.each<[string, TarEntry, RegExp]>([
    ['a link', { ...first, type: '2', content: '' }, /first\.ts is a link/],
    ['a hard link', { ...first, type: '1', content: '' }, /first\.ts is a link/],
    ['a pipe', { ...first, type: '6', content: '' }, /first\.ts is not a file/],
    ['a path that leads out', { ...first, name: '../../unit/first.ts' }, /leads outside the archive/],
    ['an absolute path', { ...first, name: '/unit/first.ts' }, /leads outside the archive/],
    ['a name of a device', { ...first, name: 'nul/unit/first.ts' }, /name of a device/],
    [
      'a file that is too large',
      { ...first, content: Buffer.alloc(300_000, 32) },
      /300000 bytes; the limit is 262144/,
    ],
  ])('%s', async (_, entry, reason) => {
    const [, row] = await beside(gzipSync(tar([entry])));
    expect(row['unit/first']).toMatch(reason);
  });

  test.each<[string, Uint8Array, string, RegExp]>([
    ['not gzip', tar([first]), 'bob.tgz', /not compressed by gzip/],
    ['a cut', gzipSync(tar([first])).subarray(0, 90), 'bob.tar.gz', /cut off, damaged/],
    ['a bomb', gzipSync(Buffer.alloc(80 * 1024 ** 2)), 'bob.tgz', /unpack to more than 67108864 bytes/],
    [
      'not a tar',
      Buffer.from('x'.repeat(2000)),
      'bob.tar',
      /the checksum of a header does not match|not octal/,
    ],
    ['nothing', new Uint8Array(0), 'bob.tar', /it is not a tar/],
  ])('%s', async (_, bytes, name, reason) => {
    const [problem] = await beside(bytes, name);
    expect(problem).toMatch(reason);
    expect(problem).toMatch(/Pack/);
  });

  test('a wrong checksum of a header', async () => {
    const bytes = tar([first]);
    bytes[0] = 0x55;
    expect((await beside(bytes, 'bob.tar'))[0]).toMatch(/checksum of a header does not match/);
  });
});

test('tar: in a truncated archive of a class, students before the cut are graded, and the command says so', async () => {
  const noise = Array.from({ length: 40_000 }, (_, i) => ((i * 7919) % 9973).toString(36)).join(' ');
  const bytes = gzipSync(
    tar([
      { name: 'ada/unit/first.ts', content: code('ada') },
      { name: 'bob/unit/first.ts', content: code('bob') },
      { name: 'eve/unit/first.ts', content: noise },
    ]),
  );
  const taken = await intake([asFile(bytes.subarray(0, bytes.length / 2), 'class.tar.gz')], ids);
  const all = await rowsOf(taken);
  expect(all['ada']).toEqual({ 'unit/first': 'ada' });
  expect(all['bob']).toEqual({ 'unit/first': 'bob' });
  expect(taken.account.notes.join()).toMatch(/class\.tar\.gz: .*cut off/);
});
