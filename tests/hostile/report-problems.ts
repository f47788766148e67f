import { parse } from 'csv-parse/sync';
import type { ExerciseResult } from '#grader/core/result.ts';
import { annotations, classroomResult, stepSummary } from '#grader/report/github.ts';
import { gradebookCsv } from '#grader/report/gradebook.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { gradebook, submissionReport } from '#grader/report/terminal.ts';
import { filled, optionsFor, rowOf } from '#tests/borders/gradebook/helpers.ts';
import { submission } from '#tests/unit/report/results.ts';

/** What a name, or a result, does to the reports of a class: to a spreadsheet, a browser, a terminal and GitHub's runner. */
export function reportProblems(name: string, result: ExerciseResult): string[] {
  const graded = submission({ submission: name, exercises: [result] });
  const problems: string[] = [];
  const must = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const csv = gradebookCsv([rowOf(graded)], optionsFor([graded]));
  const rows = parse(csv);
  must(rows.length === 2, 'the gradebook has another number of rows');
  must(!/^[\s\p{C}]*[=+@-]|^[\t\r]/u.test(rows[1]?.[0] ?? ''), 'a cell of the gradebook is a formula');
  const before = 'submission,score\r\nada,1\r\n';
  const merged = parse(filled(before, [graded], { append: true }));
  must(merged.length === 3 && merged[1]?.[1] === '1', "it changed another student's row");
  const again = parse(filled(csv, [graded], { append: true }));
  must(again.length === 2, 'the same student is another one the second time');
  const seen = [gradebook([graded]), submissionReport(graded), csv];
  const shown = seen.join('').replace(/\r?\n|\t/g, '');
  must(!/\p{Cc}/u.test(shown), 'a control character came out');
  const html = classHtml('A class', [graded]) + studentHtml('A class', graded);
  must(!/<script|<img|javascript:/i.test(html), 'it put markup into a page');
  must(/^students\/[a-z0-9-]+\.html$/i.test(studentPage(graded)), 'its page lies elsewhere');
  const lines = annotations(graded).join('\n').split('\n');
  must(
    lines.every((line) => /^::(error|warning|notice) /.test(line)),
    "a line is a command of its own to GitHub's runner",
  );
  must(!/<script/.test(stepSummary('A class', [graded])), 'it put markup into the summary');
  must(/^[A-Za-z0-9+/]+=*$/.test(classroomResult(graded)), 'its result for Classroom is no base64');
  return problems;
}
