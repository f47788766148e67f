import { describe, expect, test } from 'vitest';
import { intake } from '#grader/host/intake/index.ts';
import { code, everyForm, ids, notesOf, only, onDisk, rowOf, type Files } from './class.ts';

/** The answer to one exercise from a student's folder in every form, with the notes. */
async function taken(
  files: Files,
  id: string,
): Promise<{ text: string | undefined; notes: readonly string[] }> {
  const all = [];
  for (const [, source] of everyForm(files, 'ada')) {
    const one = await only(source);
    all.push({ text: (await rowOf(one))[id], notes: await notesOf(one) });
  }
  const [first] = all;
  for (const other of all) expect(other.text).toBe(first?.text);
  return first ?? { text: undefined, notes: [] };
}

const gaussian = 'other/sample-gaussian';

describe('a file whose name is nearly right', () => {
  test.each([
    ...['sample-gaussian.js', 'sample-gaussian.mjs', 'sample-gaussian.tsx', 'sample-gaussian.mts'],
    ...[
      'sample-gaussian.ts.txt',
      'sample-gaussian (1).ts',
      'sample-gaussian(2).ts',
      'sample-gaussian copy.ts',
    ],
    ...['sample-gaussian copy 2.ts', 'sample-gaussian - Copy.ts', 'sample-gaussian - Copy (2).ts'],
    ...['Copy of sample-gaussian.ts', 'sample_gaussian.ts', 'sampleGaussian.ts', 'sample gaussian.ts'],
    '20240131235959_sample-gaussian.ts',
    ...['sample-gaussian-1.ts', 'SAMPLE-GAUSSIAN.TS', 'Sample-Gaussian.ts', 'sample-gaussian.ts.ts'],
  ])('%s is taken, with a note', async (name) => {
    const { text, notes } = await taken({ [`other/${name}`]: code('ada') }, gaussian);
    expect(text).toBe('ada');
    expect(notes.join('\n')).toContain(`other/${name}' was read as other/sample-gaussian.ts`);
  });

  test.each([
    ['a different case of the unit', 'OTHER/sample-gaussian.ts'],
    ['a copy of the unit', 'other (1)/sample-gaussian.ts'],
    ['no unit', 'sample-gaussian.ts'],
    ['a folder inside the unit', 'other/src/sample-gaussian.ts'],
    ["another unit's folder", 'unit/sample-gaussian.ts'],
  ])('%s is taken, with a note', async (_, path) => {
    const { text, notes } = await taken({ [path]: code('ada') }, gaussian);
    expect(text).toBe('ada');
    expect(notes.join('\n')).toContain(`'${path}' was read as other/sample-gaussian.ts`);
  });

  test('an extra folder has one note, however many files are in it', async () => {
    const one = await only(
      onDisk({ 'ada/work/unit/first.ts': code('a'), 'ada/work/unit/second.ts': code('a') }),
    );
    expect(await rowOf(one)).toEqual({ 'unit/first': 'a', 'unit/second': 'a' });
    expect(one.notes()).toEqual(["Files were taken from the folder 'work'."]);
  });

  test('a file as asked has no note', async () => {
    expect(await taken({ 'unit/first.ts': code('ada') }, 'unit/first')).toEqual({ text: 'ada', notes: [] });
  });

  test('the exact file is taken before a near miss, and the note names the other', async () => {
    const { text, notes } = await taken(
      {
        'unit/first.ts': code('exact'),
        'unit/first (1).ts': code('other'),
        'old/unit/first.ts': code('old'),
      },
      'unit/first',
    );
    expect(text).toBe('exact');
    expect(notes).toContain("'unit/first (1).ts' differs from 'unit/first.ts' and was left out.");
    expect(notes).toContain("'old/unit/first.ts' differs from 'unit/first.ts' and was left out.");
  });

  test('but not if it is the unchanged stub and a near miss is the answer', async () => {
    const source = onDisk({
      'ada/unit/first.ts': 'export const by = 1;',
      'ada/unit/first (1).ts': code('ada'),
    });
    const { submissions } = await intake([source], ids, {
      stubs: { 'unit/first': 'export const by = 1;\n' },
    });
    const [one] = submissions;
    expect(await one?.read('unit/first')).toEqual({ kind: 'text', text: code('ada') });
    expect(one?.notes()).toEqual([
      "'unit/first (1).ts' was read as unit/first.ts.",
      "'unit/first.ts' differs from 'unit/first (1).ts' and was left out.",
    ]);
  });

  test('two near misses that differ are refused, and both are named', async () => {
    const { text } = await taken(
      { 'unit/first (1).ts': code('a'), 'unit/first.js': code('b') },
      'unit/first',
    );
    expect(text).toMatch(/^\? .*first \(1\)\.ts.*first\.js.* differ/);
  });

  test('two near misses with the same text are one', async () => {
    const { text, notes } = await taken(
      { 'unit/first (1).ts': code('a'), 'unit/first (2).ts': code('a').replace('\n', '\r\n') },
      'unit/first',
    );
    expect(text).toBe('a');
    expect(notes.join('\n')).toContain('handed in 2 times with the same text');
  });

  test.each(['first.d.ts', 'first.py', 'firsts.ts', 'first.test.ts', 'unit.ts', '.ts'])(
    '%s is not a near miss',
    async (name) => {
      const { text } = await taken(
        { [`unit/${name}`]: code('a'), 'unit/second.ts': code('b') },
        'unit/first',
      );
      expect(text).toBeUndefined();
    },
  );
});

describe('a different encoding', () => {
  const text = "export const by = 'Zoë';\n";
  const utf16 = Buffer.from(text, 'utf16le');
  test.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), /byte order mark/],
    ['UTF-16, little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), /UTF-16/],
    ['UTF-16, big-endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), /UTF-16/],
    ['UTF-16 without its mark', utf16, /UTF-16/],
    ['UTF-16 without its mark, big-endian', Buffer.from(utf16).swap16(), /UTF-16/],
    ['Windows-1252', Buffer.from(text, 'latin1'), /Windows-1252/],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n')), /Windows line ends/],
    ['old Mac line ends', Buffer.from(text.replaceAll('\n', '\r')), /line ends/],
  ])('%s', async (_, bytes, note) => {
    const one = await only(onDisk({ 'ada/unit/first.ts': bytes }));
    expect(await one.read('unit/first')).toEqual({ kind: 'text', text });
    expect(one.notes().join('\n')).toMatch(note);
  });

  test.each([
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0])],
    ['UTF-16 that is cut', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16.subarray(0, 31)])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x65, 0, 0, 0])],
    ['zeros', Buffer.alloc(100)],
  ])('%s is refused in a sentence', async (_, bytes) => {
    const one = await only(onDisk({ 'ada/unit/first.ts': bytes }));
    expect(await one.read('unit/first')).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^unit\/first\.ts .*Save it as UTF-8/) as string,
    });
  });
});
