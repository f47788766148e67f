/**
 * `genlab grade --gradebook` on files: backups, links, refusals, parts of a course, and readers that close the pipe.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, link, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { studentPage } from '#grader/report/html.ts';
import { cli, genlab, id, makeCourse, solution, type Ran } from '#tests/unit/cli/genlab.ts';

const exercises = fileURLToPath(new URL('../../../exercises', import.meta.url));
const second = 'reparametrization/gaussian-kl';
let made: Awaited<ReturnType<typeof makeCourse>>;

beforeAll(async () => {
  made = await makeCourse();
  await cp(join(exercises, second), join(made.course, second), { recursive: true });
  const other = await readFile(join(exercises, second, '_private', 'solution.ts'), 'utf8');
  await handIn('ada-4711', { [id]: await solution(), [second]: other });
  await handIn('bob-4712', { [second]: other });
});
afterAll(() => made.remove());

async function handIn(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [exercise, text] of Object.entries(files)) {
    const file = join(made.base, 'class', name, `${exercise}.ts`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const args = (...more: string[]): string[] => [
  ...['grade', 'class', '--course', made.course, '--key', 'k', '--no-types', '--out', 'out', ...more],
];
const grade = (...more: string[]): Promise<Ran> => genlab(made.base, ...args(...more));
const at = (name: string): string => join(made.base, name);
const read = (name: string): Promise<string> => readFile(at(name), 'utf8');
const results = async (): Promise<SubmissionResult[]> =>
  JSON.parse(await read('out/results.json')) as SubmissionResult[];
const points = async () =>
  Object.fromEntries(
    (await results()).map(({ submission, score, exercises: all }) => [
      submission,
      [score, ...all.map((one) => one.points)],
    ]),
  );
const backups = async (name: string): Promise<string[]> =>
  (await readdir(made.base)).filter((file) => file.startsWith(`${name}.`) && file.endsWith('.bak')).sort();

const canvas = [
  'Student,ID,SIS Login ID,Section,Homework 1 (98765),Current Score',
  '    Points Possible,,,,4.00,(read only)',
  '"Lovelace, Ada",4711,ada,One,,"88,5"',
  '"Hopper, Grace",4713,grace,One,3,12',
  '',
].join('\r\n');

test('a gradebook is written in place: with a backup and its mode kept; missing students are named', async () => {
  await writeFile(at('canvas.csv'), canvas);
  await chmod(at('canvas.csv'), 0o640);
  const fill = ['--gradebook', 'canvas.csv', '--column', 'Homework 1 (98765)'];
  const dry = await grade(...fill, '--dry-run');
  expect(dry.err).toMatch(/from Canvas, UTF-8, separated by commas, decimal comma/);
  expect(dry.err).toMatch(
    /1 student found[^]*1 row without a submission: 4713[^]*1 student not in it: bob-4712/,
  );
  expect(dry.err).toMatch(/1 cell to write[^]*nothing was written/);
  expect(await read('canvas.csv')).toBe(canvas);
  expect(await backups('canvas.csv')).toEqual([]);

  const real = await grade(...fill);
  expect(real.code).toBe(1);
  expect(real.err).toMatch(/warning: bob-4712: not in canvas\.csv, so nothing was written there/);
  expect(await read('canvas.csv')).toBe(canvas.replace('One,,', 'One,4,'));
  expect((await stat(at('canvas.csv'))).mode & 0o777).toBe(0o640);
  const [backup = ''] = await backups('canvas.csv');
  expect(await read(backup)).toBe(canvas);

  const again = await grade(...fill);
  expect(again.err).toContain('nothing changes');
  expect(await backups('canvas.csv')).toEqual([backup]);
});

test('rows are added with --append only', async () => {
  await writeFile(at('plain.csv'), 'login;note\nada-4711;x\n');
  expect(await grade('--gradebook', 'plain.csv')).toMatchObject({ code: 1 });
  expect(await read('plain.csv')).not.toContain('bob');
  expect(await grade('--gradebook', 'plain.csv', '--append')).toMatchObject({ code: 0 });
  expect(await read('plain.csv')).toMatch(/\nada-4711;x;4;4;2;2\nbob-4712;;2;4;2;0\n$/);
  expect(await backups('plain.csv')).toHaveLength(2);
});

test('an ambiguous gradebook is refused before anything is graded', async () => {
  await writeFile(at('doubt.csv'), 'ID\tx\ty\nada-4711\t1,5\t1.5\n');
  await writeFile(at('real.csv'), 'ID,x\nada-4711,1\n');
  await symlink('real.csv', at('link.csv'));
  await link(at('real.csv'), at('second-name.csv'));
  await writeFile(at('protected.csv'), 'ID,x\n');
  await chmod(at('protected.csv'), 0o444);
  await mkdir(at('folder.csv'));
  for (const [name, message] of [
    ['doubt.csv', /doubt\.csv cannot be filled: .*--decimal-mark/],
    ['link.csv', /is a link to real\.csv/],
    ['second-name.csv', /another name/],
    ['protected.csv', /protected/],
    ['folder.csv', /is not a file/],
    ['no/such/folder.csv', /no file can be created/],
  ] as const) {
    const { code, err, out } = await genlab(
      made.base,
      ...['grade', 'class', '--course', made.course, '--key', 'k', '--out', 'refused', '--gradebook', name],
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  }
  expect(existsSync(at('refused'))).toBe(false);
  expect(await grade('--append')).toMatchObject({ code: 2 });
});

test('a part of the course changes its own part of the gradebook, the results and the report', async () => {
  await grade('--gradebook', 'whole.csv');
  const before = await read('whole.csv');
  expect(before).toMatch(/ada-4711,4,4,2,2\r\nbob-4712,2,4,2,0/);
  const page = await read('out/index.html');

  const part = await grade('--gradebook', 'whole.csv', '--only', id, '--regrade');
  expect(part.code).toBe(0);
  expect(await read('whole.csv')).toBe(before);
  expect(await points()).toEqual({ 'ada-4711': [4, 2, 2], 'bob-4712': [2, 2, 0] });
  const shape = (html: string): string => html.replace(/<div class="figures">[^]*/, '');
  expect(shape(await read('out/index.html'))).toBe(shape(page));

  // Her other file has changed since, so that her total is not known.
  await handIn('ada-4711', { [second]: 'export const x = 1;\n' });
  const stale = await grade('--gradebook', 'whole.csv', '--only', id);
  expect(stale.code).toBe(0);
  expect(stale.err).toMatch(/the total of 1 student is not known/);
  expect(await read('whole.csv')).toBe(before);
  expect(await points()).toMatchObject({ 'ada-4711': [null, 0, 2], 'bob-4712': [2, 2, 0] });

  await grade('--gradebook', 'whole.csv');
  expect(await read('whole.csv')).toMatch(/ada-4711,2,4,0,2\r\nbob-4712,2,4,2,0/);
});

test('a page that cannot be written is the only page that is missing', async () => {
  const [ada, bob] = (await results()).map((result) => at(join('out', studentPage(result)))) as [
    string,
    string,
  ];
  await rm(ada);
  await mkdir(ada);
  await rm(bob);
  const { code, err } = await grade();
  expect(code).toBe(0);
  expect(err).toMatch(/warning: .*ada-4711-.*could not be written/);
  expect(existsSync(bob)).toBe(true);
  expect(await results()).toHaveLength(2);
  await rm(ada, { recursive: true });
});

test('a reader of --json that closes the pipe does not stop grading', async () => {
  await rm(at('out/results.json'));
  const child = spawn(process.execPath, [cli, ...args('--json')], { cwd: made.base, stdio: 'pipe' });
  child.stdout.destroy();
  let err = '';
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(err).not.toContain('EPIPE');
  expect(code).toBe(0);
  expect(await results()).toHaveLength(2);
  const { out } = await grade('--json');
  expect((JSON.parse(out) as SubmissionResult[]).map(({ submission }) => submission)).toEqual([
    'ada-4711',
    'bob-4712',
  ]);
});

test('extensions of students without a submission are all named, and no others', async () => {
  const extensions = { 'ADA-4711': { days: 1 }, eve: { days: 1 }, mallory: { days: 2 } };
  await writeFile(at('policy.json'), JSON.stringify({ extensions }));
  const { err } = await grade('--policy', 'policy.json');
  expect(err).toContain('extensions for students without a submission: eve, mallory.');
});

test('JUnit is the same in one piece and as a stream', async () => {
  await grade('--junit', 'junit.xml');
  const xml = await read('junit.xml');
  expect(xml).toMatch(
    /^<\?xml[^]*<testsuites tests="\d+" failures="\d+" errors="0"><testsuite [^]*<\/testsuites>\n$/,
  );
  expect(xml.match(/<testsuite /g)).toHaveLength(4);
  expect((await readdir(made.base)).filter((name) => /part|suites/.test(name))).toEqual([]);
});
