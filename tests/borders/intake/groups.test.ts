import { describe, expect, test } from 'vitest';
import { expandGroups, intake, readGroups } from '#grader/host/intake/index.ts';
import { submission } from '#tests/unit/report/results.ts';
import { asFile, code, everyForm, ids, onDisk, rowsOf, type Files } from './class.ts';

const table = (text: string | Uint8Array) => readGroups(asFile(text, 'groups.csv'));

async function groupsOf(files: Files, groups?: Awaited<ReturnType<typeof table>>) {
  const taken = await intake([onDisk(files)], ids, { groups });
  return {
    rows: await rowsOf(taken),
    members: Object.fromEntries(taken.submissions.map(({ name, group }) => [name, group?.members])),
    problems: Object.fromEntries(taken.submissions.map(({ name, problem }) => [name, problem])),
  };
}

const metadata = (entries: Record<string, readonly string[]>): string =>
  Object.entries(entries)
    .map(
      ([folder, sids]) => `${folder}:\n  :submitters:\n${sids.map((sid) => `  - :sid: "${sid}"\n`).join('')}`,
    )
    .join('');

describe('groups', () => {
  test('Gradescope says who is in a group', async () => {
    const files = {
      'submission_metadata.yml': metadata({ submission_1: ['s1', 's2'], submission_2: ['s3'] }),
      'submission_1/unit/first.ts': code('both'),
      'submission_2/unit/first.ts': code('one'),
    };
    for (const [, source] of everyForm(files)) {
      const { submissions } = await intake([source], ids);
      expect(submissions.map(({ name, group }) => [name, group?.members])).toEqual([
        ['s1+s2', ['s1', 's2']],
        ['s3', undefined],
      ]);
    }
  });

  test('Moodle gives each member a copy of the same files, after the name of the group', async () => {
    const { members, rows } = await groupsOf({
      'Group A-Ada L_1_assignsubmission_file_/first.ts': code('group'),
      'Group A-Alan T_2_assignsubmission_file_/first.ts': code('group'),
      'Group B-Kim-Lee S_3_assignsubmission_file_/first.ts': code('kim'),
    });
    expect(members).toEqual({ 'Group A': ['Ada L-1', 'Alan T-2'], 'Kim-Lee S-3': undefined });
    expect(rows['Group A']).toEqual({ 'unit/first': 'group' });
  });

  test('students of one section of a class have their own answers', async () => {
    const { members } = await groupsOf({
      'Group A-Ada L_1_assignsubmission_file_/first.ts': code('ada'),
      'Group A-Alan T_2_assignsubmission_file_/first.ts': code('alan'),
    });
    expect(members).toEqual({ 'Ada L-1': undefined, 'Alan T-2': undefined });
  });

  test.each([
    ['commas', 'group,member\nteam-1,ada\nteam-1,bob\n'],
    [
      'semicolons, a byte order mark, Windows line ends',
      '\ufeffGroup;Member;note\r\nTeam-1;ada;x\r\nTEAM-1; bob ;\r\n',
    ],
    ['tabs', 'member\tgroup\nada\tteam-1\nbob\tteam-1\n'],
    ['UTF-16', Buffer.from('\ufeffgroup,member\nteam-1,ada\nteam-1,bob\n', 'utf16le')],
    ['a row twice, and empty rows', 'group,member\n\nteam-1,ada\nteam-1,ADA\n,\nteam-1,bob\n'],
  ])('a table with %s', async (_, text) => {
    const { members } = await groupsOf(
      { 'Team-1/unit/first.ts': code('team'), 'eve/unit/first.ts': code('eve') },
      await table(text),
    );
    expect(members).toEqual({ 'Team-1': ['ada', 'bob'], eve: undefined });
  });

  test.each([
    ['no column', 'team,member\na,b\n', /has no column 'group'; it has team and member/],
    ['a member in two groups', 'group,member\na,ada\nb,Ada\n', /line 3: 'Ada' is in the groups 'a' and 'b'/],
    ['no member', 'group,member\na,\n', /line 2, member: the name is empty/],
    ['an impossible name', 'group,member\na,b\u200bob\n', /line 2, member: .*U\+200B/],
    ['nothing', '', /has no column 'group'/],
    ['no rows', 'group,member\n', /has no row/],
    ['a quote that does not end', 'group,member\na,"b\n', /is not a CSV table/],
  ])('a table with %s is refused in a sentence', async (_, text, message) => {
    await expect(table(text)).rejects.toThrow(message);
    await expect(table(text)).rejects.toThrow(/^[^\n]*$/);
  });

  test('a group without a submission is named', async () => {
    const groups = await table('group,member\nteam,ada\nnobody,bob\n');
    const { account } = await intake(
      [onDisk({ 'team/unit/first.ts': code('team'), 'eve/unit/first.ts': code('e') })],
      ids,
      { groups },
    );
    expect(account.notes).toEqual(["The table of groups names 'nobody', but there is no such submission."]);
  });

  test('a member who has also handed in alone has no grade, and the other members have theirs', async () => {
    const { members, problems } = await groupsOf(
      { 'team/unit/first.ts': code('team'), 'ada/unit/first.ts': code('ada') },
      await table('group,member\nteam,ada\nteam,bob\nteam,eve\n'),
    );
    expect(members).toEqual({ team: ['bob', 'eve'], ada: undefined });
    expect(problems['ada']).toMatch(/'ada' belongs to 'class\/ada' and 'class\/team'/);
    expect(problems['team']).toBeUndefined();
  });

  test('a student in two groups of an export has no grade, and the others have theirs', async () => {
    const { members, problems } = await groupsOf({
      'submission_metadata.yml': metadata({ submission_1: ['s1', 's2'], submission_2: ['s2', 's3'] }),
      'submission_1/unit/first.ts': code('a'),
      'submission_2/unit/first.ts': code('b'),
    });
    expect(members).toEqual({ 's1+s2': ['s1'], 's2+s3': ['s3'], s2: undefined });
    expect(problems['s2']).toMatch(/submission_1' and .*submission_2'/);
  });

  test('each member has a row with the same exercises', () => {
    const graded = submission({
      submission: 'team',
      name: 'Team',
      group: { id: 'team', members: ['ada', 'bob'] },
    });
    const expanded = expandGroups(graded);
    expect(expanded.map((one) => one.submission)).toEqual(['ada', 'bob']);
    for (const one of expanded) {
      expect(one.exercises).toBe(graded.exercises);
      expect(one.group).toEqual({ id: 'team', members: ['ada', 'bob'] });
      expect(one.name).toBeUndefined();
    }
    const alone = submission();
    expect(expandGroups(alone)).toEqual([alone]);
  });
});
