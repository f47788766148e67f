import { describe, expect, test } from 'vitest';
import { intake } from '#grader/host/intake/index.ts';
import { asFile, code, ids, onDisk, rows, rowsOf } from './class.ts';
import { zip, type ZipEntry, type ZipOptions } from './zip-writer.ts';

const first: ZipEntry = { name: 'unit/first.ts', content: code('bob') };
const second: ZipEntry = { name: 'unit/second.ts', content: code('bob, again') };
const others = { 'ada/unit/first.ts': code('ada') };

/** The result for a student's archive, beside a student whose folder is valid. */
async function beside(
  bytes: Uint8Array,
): Promise<{ problem: string | undefined; row: Record<string, string> }> {
  const taken = await intake([onDisk({ ...others, 'bob.zip': bytes })], ids);
  const all = await rowsOf(taken);
  expect(all['ada']).toEqual({ 'unit/first': 'ada' });
  expect(Object.keys(all)).toEqual(['ada', 'bob']);
  return { problem: taken.submissions[1]?.problem, row: all['bob'] ?? {} };
}

describe('zip: a fault is one clear message for one student', () => {
  test.each<[string, readonly ZipEntry[], ZipOptions, RegExp]>([
    ['a wrong checksum', [{ ...first, crc: 1 }], {}, /first\.ts is damaged .*checksum does not match/],
    [
      'an encrypted file',
      [{ ...first, flags: 0x801 }],
      {},
      /first\.ts is encrypted\. Pack .*without a password/,
    ],
    [
      'data in front',
      [first],
      { front: Buffer.from('MZ\u0090 program'), counted: false },
      /other data before/,
    ],
    ['a self-extracting program', [first], { front: Buffer.from('MZ\u0090 program') }, /other data before/],
    ['a wrong offset', [{ ...first, shift: 7 }], {}, /first\.ts is damaged .*points to a wrong place/],
    ['the offset of another file', [second, { ...first, sameAs: 0 }], {}, /first\.ts is damaged/],
    ['another name at its place', [{ ...first, localName: 'unit/third.ts' }], {}, /points to another file/],
    ['a wrong length', [{ ...first, size: 5 }], {}, /first\.ts is damaged/],
    ['another method', [{ ...first, method: 14 }], {}, /packed by method 14/],
    ['a link', [{ ...first, mode: 0o120777 }], {}, /first\.ts is a link/],
    ['a pipe', [{ ...first, mode: 0o010644 }], {}, /first\.ts is not a file/],
    ['a path that leads out', [{ ...first, name: '../unit/first.ts' }], {}, /leads outside the archive/],
    ['an absolute path', [{ ...first, name: '/unit/first.ts' }], {}, /leads outside the archive/],
    ['a path on a drive', [{ ...first, name: 'C:\\unit\\first.ts' }], {}, /leads outside the archive/],
    ['a name of a device', [{ ...first, name: 'aux/unit/first.ts' }], {}, /name of a device/],
    ['too many folders', [{ ...first, name: `${'a/'.repeat(40)}unit/first.ts` }], {}, /more than 32 folders/],
    [
      'a name that is too long',
      [{ ...first, name: `${'a'.repeat(300)}/unit/first.ts` }],
      {},
      /more than 255/,
    ],
  ])('%s', async (_, entries, options, reason) => {
    const { row } = await beside(zip(entries, options));
    expect(row['unit/first']).toMatch(reason);
    expect(row['unit/first']).not.toMatch(/invalid distance|internal|\n/);
  });

  test('files that share their bytes are refused, because a zip bomb does', async () => {
    const entries = [first, ...[1, 2, 3].map((i) => ({ ...first, name: `unit/${i}/first.ts`, sameAs: 0 }))];
    expect((await beside(zip(entries))).row['unit/first']).toMatch(/shares its bytes/);
  });

  test('one damaged file leaves the others of the same archive', async () => {
    const { row, problem } = await beside(zip([{ ...first, crc: 1 }, second]));
    expect(problem).toBeUndefined();
    expect(row['unit/second']).toBe('bob, again');
    expect(row['unit/first']).toMatch(/checksum/);
  });

  test('one name twice: the same bytes count once, different bytes are refused', async () => {
    expect((await beside(zip([first, first]))).row['unit/first']).toBe('bob');
    expect((await beside(zip([first, { ...first, content: code('eve') }]))).row['unit/first']).toMatch(
      /differ/,
    );
  });

  test('zip64, data descriptors and stored files are read', async () => {
    const entries = [
      { ...first, descriptor: true },
      { ...second, method: 0 },
    ];
    for (const zip64 of [false, true])
      expect((await beside(zip(entries, { zip64 }))).row).toEqual({
        ...{ 'unit/first': 'bob', 'unit/second': 'bob, again' },
      });
  });

  test('endlessly nested archives', async () => {
    let bytes = zip([first]);
    for (let i = 0; i < 8; i++) bytes = zip([{ name: 'work.zip', content: bytes }]);
    const { problem } = await beside(bytes);
    expect(problem).toMatch(/nested too deeply/);
  });

  test('an archive that would fill the memory is not unpacked', async () => {
    const bomb = zip([{ name: 'unit/first.ts', content: Buffer.alloc(64 * 1024 ** 2) }]);
    const before = process.memoryUsage().arrayBuffers;
    expect((await beside(bomb)).row['unit/first']).toMatch(/67108864 bytes; the limit is 262144/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 ** 2);
  });
});

describe('zip: a damaged archive of a class', () => {
  test('readable students are graded, and damaged ones have a row with the reason', async () => {
    const bytes = zip([
      { name: 'ada/unit/first.ts', content: code('ada') },
      { name: 'bob/unit/first.ts', content: code('bob'), crc: 1 },
      { name: 'eve/unit/first.ts', content: code('eve'), flags: 0x801 },
      { name: 'kim/unit/first.ts', content: code('kim'), shift: 3 },
    ]);
    const all = await rows(asFile(bytes, 'class.zip'));
    expect(all['ada']).toEqual({ 'unit/first': 'ada' });
    expect(all['bob']?.['unit/first']).toMatch(/checksum/);
    expect(all['eve']?.['unit/first']).toMatch(/encrypted/);
    expect(all['kim']?.['unit/first']).toMatch(/wrong place/);
  });

  test('in a truncated directory, students who can be found are graded, and the command says so', async () => {
    const bytes = zip([
      { name: 'ada/unit/first.ts', content: code('ada') },
      { name: 'bob/unit/first.ts', content: code('bob') },
    ]);
    const at = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002'));
    bytes.writeUInt32LE(0, at);
    const taken = await intake([asFile(bytes, 'class.zip')], ids);
    expect(await rowsOf(taken)).toEqual({ ada: { 'unit/first': 'ada' }, bob: { 'unit/first': 'bob' } });
    expect(taken.account.notes.join()).toMatch(/class\.zip: .*directory is damaged/);
    expect(taken.account.unknown).toHaveLength(1);
  });

  test('in a truncated archive, students before the cut are graded, and the command says so', async () => {
    const bytes = zip([
      { name: 'ada/unit/first.ts', content: code('ada') },
      { name: 'bob/unit/first.ts', content: code('bob'), descriptor: true },
      { name: 'eve/unit/first.ts', content: Buffer.from(code('eve').repeat(500)), method: 0 },
    ]);
    const taken = await intake([asFile(bytes.subarray(0, 2000), 'class.zip')], ids);
    const all = await rowsOf(taken);
    expect(all['ada']).toEqual({ 'unit/first': 'ada' });
    expect(all['bob']).toEqual({ 'unit/first': 'bob' });
    expect(all['eve']?.['unit/first']).toMatch(/cut off/);
    expect(taken.account.notes.join()).toMatch(/class\.zip: .*cut off/);
  });
});
