import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';
import { maxResultBytes } from '#grader/core/caps.ts';
import { identityOf } from '#grader/core/identity.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import { annotations, classroomResult, stepSummary } from '#grader/report/github.ts';
import { gradebookCsv } from '#grader/report/gradebook.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { inertJson } from '#grader/report/inert.ts';
import { junitXml } from '#grader/report/junit.ts';
import { gradebook, submissionReport } from '#grader/report/terminal.ts';
import { filled, optionsFor, rowOf } from '#tests/borders/gradebook/helpers.ts';
import { submission } from '#tests/unit/report/results.ts';

/** Direction marks, zero-width characters, separators, tags and fillers. */
const invisible = /[\u200b-\u200f\u061c\u2028-\u202e\u2060-\u2069\ufeff\u3164\u{e0000}-\u{e007f}]/u;

/** A student whose name is refused has no row of that name in any gradebook. */
function isIdentity(name: string): boolean {
  try {
    return identityOf(name).id === name;
  } catch {
    return false;
  }
}

/**
 * The effect of a name or a result on the reports of a class: in a spreadsheet, a browser, a terminal and GitHub's
 * runner.
 */
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
  must(again.length === 2 || !isIdentity(name), 'the same student is another one the second time');
  const seen = [gradebook([graded]), submissionReport(graded), csv];
  const shown = seen.join('').replace(/\r?\n|\t/g, '');
  must(!/\p{Cc}/u.test(shown), 'a control character came out');
  must(!invisible.test(shown), 'an invisible character was printed');
  const log = [gradebook([graded]), submissionReport(graded)].join('\n');
  must(
    !log.split(/[\r\n]/).some((line) => line.trim().startsWith('::')) && !/##\[|##vso\[/i.test(log),
    'a line of the log is a command to a runner',
  );
  const json = inertJson([graded]);
  must(!/##\[|##vso\[/i.test(json), 'a line of the JSON is a command to a runner');
  must(
    isDeepStrictEqual(JSON.parse(json), JSON.parse(JSON.stringify([graded]))),
    'the JSON says something else',
  );
  const html = classHtml('A class', [graded]) + studentHtml('A class', graded);
  must(!/<script|<img|javascript:/i.test(html), 'it put markup into a page');
  must(/^students\/[a-z0-9-]+\.html$/i.test(studentPage(graded)), 'its page lies elsewhere');
  const sizes = { html: html.length, junit: junitXml([graded]).length };
  must(
    Math.max(sizes.html, sizes.junit) < 2 * maxResultBytes,
    `its reports are large: ${JSON.stringify(sizes)}`,
  );
  const lines = annotations(graded).join('\n').split('\n');
  must(
    lines.every((line) => /^::(error|warning|notice) /.test(line)),
    "a line is a command to GitHub's runner",
  );
  must(!/<script/.test(stepSummary('A class', [graded])), 'it put markup into the summary');
  must(/^[A-Za-z0-9+/]+=*$/.test(classroomResult(graded)), 'its result for Classroom is not base64');
  return problems;
}
