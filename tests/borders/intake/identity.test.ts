import { describe, expect, test } from 'vitest';
import { identityOf, keyOf } from '#grader/core/identity.ts';
import { intake } from '#grader/host/intake/index.ts';
import { asFile, code, everyForm, ids, onDisk, rows, rowsOf, zipped } from './class.ts';
import { zip } from './zip-writer.ts';

const work = (author: string) => zipped({ 'unit/first.ts': code(author) });
const ada = { 'unit/first': 'ada' };

describe('identities', () => {
  test('bob, bob.zip and bob.ZIP are the same name: it is not clear who handed in which, and the others are graded', async () => {
    const { submissions } = await intake(
      [
        onDisk({
          'ada/unit/first.ts': code('ada'),
          'bob/unit/first.ts': code('b'),
          'bob.zip': work('c'),
          'bob.ZIP': work('d'),
        }),
      ],
      ids,
    );
    expect(submissions.map(({ name }) => name)).toEqual(['ada', 'bob']);
    expect(submissions[1]?.problem).toMatch(/class\/bob'.*class\/bob\.(zip|ZIP)' .*have the same name/);
    expect(await submissions[0]?.read('unit/first')).toMatchObject({ kind: 'text' });
    expect(await submissions[1]?.read('unit/first')).toMatchObject({ kind: 'unreadable' });
  });

  test.each([
    ['a different case', 'Bob', 'bob'],
    ['a trailing space', 'bob', 'bob '],
    ['two spaces in it', 'b ob', 'b  ob'],
    ['a no-break space', 'b ob', 'b\u00a0ob'],
    ['a different Unicode form', 'Zo\u00eb', 'Zoe\u0308'],
  ])('%s is the same name', async (_, one, other) => {
    for (const [, source] of everyForm({
      ...{
        'ada/unit/first.ts': code('ada'),
        [`${one}/unit/first.ts`]: code('b'),
        [`${other}/unit/first.ts`]: code('c'),
      },
    })) {
      const taken = await intake([source], ids);
      expect((await rowsOf(taken))['ada']).toEqual(ada);
      expect(taken.submissions).toHaveLength(2);
      expect(taken.submissions.find(({ name }) => name !== 'ada')?.problem).toMatch(/have the same name/);
    }
  });

  test.each([
    ['an escape sequence', 'bob\u001b[0m'],
    ['a line feed', 'bob\nada'],
    ['a direction mark', 'bob\u200f'],
    ['a zero-width character', 'b\u200bob'],
  ])('%s in a name is refused for that student alone', async (_, name) => {
    const entries = [name, 'bob', 'ada'].map((who) => ({
      ...{ name: `${who}/unit/first.ts`, content: code(who === name ? 'other' : who) },
    }));
    const { submissions } = await intake([asFile(zip(entries), 'class.zip')], ids);
    expect(submissions).toHaveLength(3);
    const refused = submissions.filter(({ problem }) => problem !== undefined);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.problem).toMatch(/invisible character U\+.*Rename/);
    // eslint-disable-next-line no-control-regex -- these must not be in it
    expect(refused[0]?.name).not.toMatch(/[\u0000-\u001f\u200b\u200f]/);
    expect(refused[0]?.key).not.toBe('bob');
    const bob = submissions.find(({ name: own }) => own === 'bob');
    expect(await bob?.read('unit/first')).toMatchObject({ kind: 'text', text: code('bob') });
  });

  test('the replacement of a refused name does not belong to another student', async () => {
    const entries = ['bob\u200f', 'bob\ufffd'].map((who) => ({
      ...{ name: `${who}/unit/first.ts`, content: code(who) },
    }));
    const { submissions } = await intake([asFile(zip(entries), 'class.zip')], ids);
    expect(submissions.map(({ problem }) => problem !== undefined).sort()).toEqual([false, true]);
    expect(submissions.find(({ problem }) => problem === undefined)?.name).toBe('bob\ufffd');
  });

  test('a name that is too long', async () => {
    const { submissions } = await intake(
      [
        asFile(
          zip([
            { name: `${'a'.repeat(250)}/unit/first.ts`, content: code('a') },
            { name: 'ada/unit/first.ts', content: code('ada') },
          ]),
          'c.zip',
        ),
      ],
      ids,
    );
    expect(submissions.filter(({ problem }) => problem?.includes('250 characters'))).toHaveLength(1);
    expect(submissions.map(({ name }) => name)).toContain('ada');
  });

  test('the key is the same for every spelling, and the name stays as it was written', async () => {
    const keys = ['Zo\u00eb', 'zoe\u0308', ' ZOË '].map((name) => identityOf(name).key);
    expect(new Set(keys).size).toBe(1);
    const { submissions } = await intake(
      [onDisk({ 'Zoe\u0308 K/unit/first.ts': code('z'), 'a/unit/first.ts': code('a') })],
      ids,
    );
    expect(submissions.map(({ name, key }) => [name, key])).toContainEqual([
      'Zo\u00eb K',
      keyOf('zo\u00eb k'),
    ]);
  });
});

describe('identities: a student named like a unit', () => {
  test.each<[string, Record<string, string | Uint8Array>, Record<string, unknown>]>([
    [
      'with a folder of the unit',
      { 'unit/unit/first.ts': code('u'), 'ada/unit/first.ts': code('ada') },
      { unit: { 'unit/first': 'u' }, ada },
    ],
    [
      'with loose files',
      { 'unit/first.ts': code('u'), 'ada/unit/first.ts': code('ada'), 'bob/unit/first.ts': code('bob') },
      { unit: { 'unit/first': 'u' }, ada, bob: { 'unit/first': 'bob' } },
    ],
    [
      'with an archive',
      { 'unit.zip': work('u'), 'ada.zip': work('ada') },
      { unit: { 'unit/first': 'u' }, ada },
    ],
    [
      'in a different case',
      { 'Unit/unit/first.ts': code('u'), 'OTHER/unit/first.ts': code('o'), 'ada/unit/first.ts': code('ada') },
      { Unit: { 'unit/first': 'u' }, OTHER: { 'unit/first': 'o' }, ada },
    ],
    ['and no others', { 'unit/unit/first.ts': code('u') }, { unit: { 'unit/first': 'u' } }],
  ])('%s', async (_, files, expected) => {
    for (const [, source] of everyForm(files)) expect(await rows(source)).toEqual(expected);
  });

  test('but one submission stays one', async () => {
    const files = {
      'unit/first.ts': code('a'),
      'other/third.ts': code('a'),
      'old/unit/first.ts': code('before'),
      'README.md': 'x',
    };
    for (const [, source] of everyForm(files, 'ada'))
      expect(await rows(source)).toEqual({ ada: { 'unit/first': 'a', 'other/third': 'a' } });
  });
});
