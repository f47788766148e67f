import { delimiterName } from '../table/dialect.ts';
import { forLog } from '../style.ts';
import type { GradebookPlan, ReadGradebook } from './plan.ts';

const most = 10;

/** Names in a sentence, the first ten of them. */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, most).map((name) => forLog(name).slice(0, 80));
  return names.length > most ? `${shown.join(', ')} and ${names.length - most} more` : shown.join(', ');
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** What was recognised and who was found; known before anything is graded. */
export function matchSummary(
  { file, table, layout, mark, matches }: ReadGradebook,
  append: boolean,
): string[] {
  const from = {
    ours: 'made by genlab',
    Canvas: 'from Canvas',
    'Moodle worksheet': "Moodle's grading worksheet",
    other: '',
  };
  const how = [
    ...[from[layout.kind], file.encoding, `separated by ${delimiterName(table.delimiter)}`],
    `decimal ${mark === '.' ? 'point' : 'comma'}`,
    `ids in '${layout.ids.map(({ header }) => header).join("', '")}'`,
  ].filter(Boolean);
  const { lineOf, withoutSubmission, newcomers } = matches;
  return [
    how.join(', '),
    `${counted(lineOf.size, 'student')} found in it`,
    ...(withoutSubmission.length > 0
      ? [`${counted(withoutSubmission.length, 'row')} without a submission: ${namesOf(withoutSubmission)}`]
      : []),
    ...(newcomers.length > 0
      ? [
          `${counted(newcomers.length, 'student')} not in it: ${namesOf(newcomers.map(({ id }) => id))}${append ? ' (new rows)' : ''}`,
        ]
      : []),
  ];
}

/** What is written: the number of cells by column, and some cells one by one. */
export function changeSummary({ changes, left, filled }: GradebookPlan): string[] {
  const columns = Map.groupBy(changes, ({ header }) => header);
  const overwritten = changes.filter(({ before }) => before !== '');
  return [
    changes.length === 0
      ? 'nothing changes'
      : `${counted(changes.length, 'cell')} to write in ${namesOf([...columns.keys()].map((header) => `'${header}'`))}; ${counted(overwritten.length, 'cell')} had another value`,
    ...overwritten
      .slice(0, most)
      .map(
        ({ person, header, before, after }) =>
          `${forLog(person).slice(0, 80)}, ${header}: ${forLog(before).slice(0, 40)} becomes ${after === '' ? 'empty' : forLog(after).slice(0, 40)}`,
      ),
    ...(overwritten.length > most ? [`and ${overwritten.length - most} more`] : []),
    ...(left.length > 0
      ? [
          `${counted(left.length, 'student')} left as before in ${filled.map(({ header }) => `'${header}'`).join(', ')} (no points are known, or the cell cannot be changed): ${namesOf(left)}`,
        ]
      : []),
  ];
}
