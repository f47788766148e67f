import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { genlab, id, makeClass, makeCourse } from '#tests/unit/cli/genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
let folder = '';
beforeAll(async () => {
  made = await makeCourse();
  folder = await makeClass(made.base, ['ada']);
  await mkdir(join(folder, 'submission_1'));
  await writeFile(
    join(folder, 'submission_metadata.yml'),
    'submission_1:\n  :submitters:\n  - :sid: s1\n  :created_at: 2026-11-12 20:44:28.5 Z\n',
  );
});
afterAll(() => made.remove());

test("rows without a student, and rows that a platform's times make unnecessary, are named", async () => {
  const file = join(made.base, 'hand-in-times.csv');
  const at = '2026-11-20T12:00:00+01:00';
  await writeFile(
    file,
    Buffer.from(`submission;handed in\r\nADA ;${at}\r\nJörg;${at}\r\nS1;${at}\r\n`, 'latin1'),
  );
  const { code, err } = await genlab(
    ...[made.base, 'grade', folder, '--course', made.course, '--key', 'k', '--no-types'],
    ...['--only', id, '--handed-in', file],
  );
  expect(code).toBe(0);
  expect(err).toMatch(/note: .*hand-in-times\.csv has times for students who did not hand in: Jörg\. /);
  expect(err).toMatch(/note: .*hand-in-times\.csv was not needed for S1, because/);
  expect(err).not.toMatch(/ADA/);
});
