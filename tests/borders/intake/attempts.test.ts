import { describe, expect, test } from 'vitest';
import { intake, handInTimesOf, readHandInTimes } from '#grader/host/intake/index.ts';
import { asFile, asZip, code, everyForm, ids, onDisk, rowOf, zipped } from './class.ts';

const [early, late] = ['2026-11-20T12:00:00+01:00', '2026-12-02T12:00:00+01:00'];
const day = (text: string): string => new Date(text).toISOString();
const table = (text: string) => readHandInTimes(asFile(text, 'hand-in-times.csv'));

/** Two exports, ada and bob in both, and when each attempt was made. */
async function handInTimes(text: string): Promise<Record<string, string | undefined>> {
  const first = asZip(
    { 'ada/unit/first.ts': code('ada 1'), 'bob/unit/first.ts': code('bob 1') },
    'first.zip',
  );
  const second = onDisk({ 'ada/unit/first.ts': code('ada 2'), 'bob/unit/first.ts': code('bob 2') }, 'second');
  const { submissions } = await intake([first, second], ids);
  const dates = handInTimesOf(submissions, await table(text));
  return Object.fromEntries(
    submissions.flatMap(({ name, attempt }, i) =>
      dates[i] === undefined ? [] : [[`${name} ${attempt}`, dates[i].toISOString()]],
    ),
  );
}

describe('hand-in times of attempts', () => {
  test.each([
    ['in the order of time', `submission,handed in\nada,${late}\nada,${early}\n`],
    ['by their numbers', `submission,handed in,attempt\nada,${late},2\nada,${early},1\n`],
    ['by their sources', `submission,handed in,source\nada,${late},second\nada,${early},first.zip\n`],
    ['by their files', `submission;handed in;file\nADA;${late};second\nada ;${early};exports/first\n`],
    ['one by its number, the other is left', `submission,handed in,attempt\nada,${late},2\nada,${early},\n`],
  ])('rows are matched to attempts %s', async (_, text) => {
    expect(await handInTimes(text)).toEqual({ 'ada 1': day(early), 'ada 2': day(late) });
  });

  test('a row for one attempt dates that one only', async () => {
    expect(await handInTimes(`submission,handed in,attempt\nada,${late},2\n`)).toEqual({
      'ada 2': day(late),
    });
  });

  test.each([
    [
      'one row and two attempts',
      `submission,handed in\nada,${late}\n`,
      /'ada' has 2 attempts without a time and 1 row/,
    ],
    [
      'three rows and two attempts',
      `submission,handed in\nada,${late}\nada,${early}\nada,2026-11-21T12:00:00Z\n`,
      /'ada' has 2 attempts without a time and 3 rows of hand-in times \(row 2, row 3 and row 4\)/,
    ],
    [
      'a third attempt',
      `submission,handed in,attempt\nada,${late},3\n`,
      /row 2 .*names attempt 3 .*there are 2/,
    ],
    [
      'another source',
      `submission,handed in,source\nada,${late},third.zip\n`,
      /row 2 .*'third\.zip'.*no such attempt/,
    ],
    [
      'two times for one attempt',
      `submission,handed in,attempt\nada,${late},2\nada,${early},2\n`,
      /rows 2 and 3 .*both belong to attempt 2 of 'ada'/,
    ],
  ])('%s: refused in a sentence before anything is graded', async (_, text, message) => {
    await expect(handInTimes(text)).rejects.toThrow(message);
    await expect(handInTimes(text)).rejects.toThrow(/^[^\n]*$/);
  });

  test.each([
    [
      'an invalid number',
      `submission,handed in,attempt\nada,${late},last\n`,
      /row 2: 'last' is not the number/,
    ],
    [
      'a time without its zone',
      'submission,handed in\nada,2026-11-20T12:00:00\n',
      /row 2: '2026-11-20T12:00:00': it has no offset, and no policy gives a 'timeZone'/,
    ],
    ['no submission', `submission,handed in\n,${late}\n`, /row 2: it does not name a submission/],
    ['no such file', undefined, /there is no file/],
  ])('a table with %s is refused in a sentence', async (_, text, message) => {
    await expect(text === undefined ? readHandInTimes('/nowhere/x.csv') : table(text)).rejects.toThrow(
      message,
    );
  });

  test("the platform's time takes precedence", async () => {
    const yaml = 'submission_1:\n  :submitters:\n  - :sid: s1\n  :created_at: 2026-11-12 20:44:28.5 +01:00\n';
    const { submissions } = await intake(
      [onDisk({ 'submission_metadata.yml': yaml, 'submission_1/unit/first.ts': code('a') })],
      ids,
    );
    const [time] = handInTimesOf(submissions, await table(`submission,handed in\ns1,${late}\n`));
    expect(time).toEqual(new Date('2026-11-12T19:44:28Z'));
  });

  test('attempts are counted over the sources, in their order', async () => {
    const sources = ['a', 'b', 'c'].map((name) =>
      onDisk({ 'ada/unit/first.ts': code(name), 'bob/x.txt': 'x' }, name),
    );
    const { submissions, many } = await intake(sources, ids);
    expect(many).toBe(true);
    expect(submissions.map(({ name, attempt }) => `${name} ${attempt}`)).toEqual([
      ...['ada 1', 'bob 1', 'ada 2', 'bob 2', 'ada 3', 'bob 3'],
    ]);
  });

  test.each([
    [
      "folders in a student's folder",
      {
        'ada/Attempt 2/unit/first.ts': code('2'),
        'ada/attempt_1/unit/first.ts': code('1'),
        'ada/.DS_Store': 'x',
      },
      'ada',
    ],
    [
      'numbers after a name',
      {
        'ada Attempt 1/unit/first.ts': code('1'),
        'ada (attempt 2).zip': zipped({ 'unit/first.ts': code('2') }),
      },
      'ada',
    ],
    [
      "folders in Moodle's folder",
      {
        'Ada_1_assignsubmission_file_/Attempt 1/first.ts': code('1'),
        'Ada_1_assignsubmission_file_/Attempt 2/first.ts': code('2'),
      },
      'Ada-1',
    ],
  ])('attempts that an export distinguishes: %s', async (_, files, name) => {
    for (const [, source] of everyForm({ ...files, 'Eve_2_assignsubmission_file_/first.ts': code('eve') })) {
      const { submissions } = await intake([source], ids);
      const own = submissions.filter((one) => one.name === name);
      expect(await Promise.all(own.map(rowOf))).toEqual([{ 'unit/first': '1' }, { 'unit/first': '2' }]);
      expect(own.map(({ attempt, problem }) => [attempt, problem])).toEqual([
        [1, undefined],
        [2, undefined],
      ]);
    }
  });

  test('one student whose name ends like this is one student', async () => {
    const { submissions } = await intake(
      [onDisk({ 'ada attempt 2/unit/first.ts': code('a'), 'bob/unit/first.ts': code('b') })],
      ids,
    );
    expect(submissions.map(({ name }) => name)).toEqual(['ada attempt 2', 'bob']);
  });
});
