import { describe, expect, test } from 'vitest';
import { intake } from '#grader/host/intake/index.ts';
import { asFile, code, ids, notesOf, onDisk, rowsOf } from './class.ts';
import { unicodePath, zip, type ZipEntry } from './zip-writer.ts';

const file = (name: string | Uint8Array, author: string, more: Partial<ZipEntry> = {}): ZipEntry => ({
  ...{ name, content: code(author), flags: 0 },
  ...more,
});

async function taken(...entries: ZipEntry[]) {
  const all = await intake([asFile(zip(entries), 'class.zip')], ids);
  return {
    rows: await rowsOf(all),
    notes: await Promise.all(all.submissions.map(notesOf)),
    account: all.account,
  };
}

describe('names in zips without the UTF-8 flag', () => {
  test('UTF-8 as Finder writes it, with a note of the guess', async () => {
    const { rows, notes, account } = await taken(
      file('Zoë/unit/first.ts', 'zoe'),
      file('👩‍🎓'.replace('\u200d', '') + '/unit/first.ts', 'emoji'),
      file('ada/unit/first.ts', 'ada'),
    );
    expect(rows).toEqual({
      ...{ Zoë: { 'unit/first': 'zoe' }, '👩🎓': { 'unit/first': 'emoji' }, ada: { 'unit/first': 'ada' } },
    });
    expect(notes.filter((own) => own.join().includes('read as UTF-8'))).toHaveLength(2);
    expect(account.notes).toEqual([expect.stringContaining('class.zip: The archive does not say') as string]);
  });

  test('the code page of MS-DOS as Explorer writes it, with a note of the guess', async () => {
    const name = Buffer.concat([Buffer.from('Zo'), Buffer.from([0x89]), Buffer.from('/unit/first.ts')]);
    const { rows, notes } = await taken(file(name, 'zoe'));
    expect(rows).toEqual({ Zoë: { 'unit/first': 'zoe' } });
    expect(notes[0]?.join()).toContain('read as CP437');
  });

  test("Info-ZIP's Unicode path, if its checksum fits the name", async () => {
    const stored = Buffer.concat([Buffer.from('Zo'), Buffer.from([0xeb]), Buffer.from('/unit/first.ts')]);
    const right = unicodePath(stored, 'Zoë/unit/first.ts');
    const wrong = unicodePath(Buffer.from('another'), 'Eve/unit/first.ts');
    expect((await taken(file(stored, 'zoe', { extra: right }))).rows).toEqual({
      Zoë: { 'unit/first': 'zoe' },
    });
    expect(Object.keys((await taken(file(stored, 'zoe', { extra: wrong }))).rows)).toEqual(['Zoδ']);
  });

  test('the flag is respected, and no guess is made', async () => {
    const { rows, notes } = await taken(file('Zoë/unit/first.ts', 'zoe', { flags: 0x800 }));
    expect(rows).toEqual({ Zoë: { 'unit/first': 'zoe' } });
    expect(notes).toEqual([[]]);
  });

  test('the same student from every program: the parts of a letter are composed', async () => {
    const composed = await taken(file('Zo\u00eb/unit/first.ts', 'zoe', { flags: 0x800 }));
    const apart = await taken(file('Zoe\u0308/unit/first.ts', 'zoe'));
    expect(Object.keys(apart.rows)).toEqual(Object.keys(composed.rows));
    expect(Object.keys(composed.rows)).toEqual(['Zo\u00eb']);
    const { account } = await taken(file('ada/Zoe\u0308.txt', 'x'), file('ada/unit/first.ts', 'ada'));
    expect(account.unknown.map(({ path }) => path)).toEqual(['class.zip/ada/Zo\u00eb.txt']);
    const { account: below } = await taken(
      file('ada/Zoe\u0308/x.txt', 'x'),
      file('ada/unit/first.ts', 'ada'),
    );
    expect(below.unknown.map(({ path }) => path)).toEqual(['class.zip/ada/Zo\u00eb/x.txt']);
  });

  test('backslashes, as old programs for Windows write them', async () => {
    expect((await taken(file('ada\\unit\\first.ts', 'ada'))).rows).toEqual({ ada: { 'unit/first': 'ada' } });
  });

  test("a student's archive in a folder is read in the same way", async () => {
    const bytes = zip([file('Übung/unit/first.ts', 'ada')]);
    const { submissions } = await intake([onDisk({ 'ada.zip': bytes, 'bob.zip': bytes })], ids);
    expect(await notesOf(submissions[0] as never)).toContain(
      'The archive does not say how its names are written; they were read as UTF-8.',
    );
  });
});
