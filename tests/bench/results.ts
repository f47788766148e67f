/**
 * `npm run bench -- results`: peak memory and time of writing the results of a class, all at once (every result held,
 * one string) and one by one as `genlab grade` does. The results are synthetic: thirty exercises with the output of
 * careless students.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { junitFile } from '#grader/cli/grade-reports.ts';
import { Outputs } from '#grader/cli/outputs.ts';
import { resultFiles } from '#grader/cli/result-files.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import { junitXml } from '#grader/report/junit.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { exercise, failed, submission } from '#tests/unit/report/results.ts';

/** Characters of output and of type messages of an exercise. */
const printed = 8000;

interface Measured {
  readonly peakMiB: number;
  readonly seconds: number;
}

export async function benchResults(): Promise<void> {
  const [way, size] = process.argv.slice(3);
  if (way !== undefined) {
    console.log(JSON.stringify(await measured(way, Number(size))));
    return;
  }
  for (const students of [200, 2000]) {
    console.log(`${students} students`);
    console.table({ 'at once': inChild('at once', students), 'one by one': inChild('one by one', students) });
  }
}

/** What the child measured, or the error that ended it. */
function inChild(way: string, students: number): Measured | { error: string } {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  try {
    const args = [main, 'results', way, String(students)];
    const out = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return JSON.parse(out) as Measured;
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error);
    return { error: /^\w*Error: .*$/m.exec(said)?.[0] ?? 'failed' };
  }
}

async function measured(way: string, students: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'genlab-results-'));
  const start = performance.now();
  try {
    if (way === 'at once') atOnce(folder, students);
    else await oneByOne(folder, students);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    seconds: Math.round((performance.now() - start) / 10) / 100,
  };
}

function atOnce(folder: string, students: number): void {
  const results = Array.from({ length: students }, (_, i) => resultOf(i));
  mkdirSync(join(folder, 'students'));
  for (const result of results)
    writeFileSync(join(folder, studentPage(result)), studentHtml('A class', result));
  writeFileSync(join(folder, 'index.html'), classHtml('A class', results));
  writeFileSync(join(folder, 'junit.xml'), junitXml(results));
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}

async function oneByOne(folder: string, students: number): Promise<void> {
  const outputs = new Outputs([
    await resultFiles(folder, 'A class', { understood: students, ignored: [], unknown: [], notes: [] }),
    await junitFile(join(folder, 'junit.xml')),
  ]);
  for (let i = 0; i < students; i++) {
    const result = resultOf(i);
    await outputs.add({ result, whole: result });
  }
  await outputs.end();
  if (outputs.problems.length > 0) throw new Error(outputs.problems.join());
}

/** Copies every string, as if it came from a store. */
const resultOf = (student: number): SubmissionResult =>
  JSON.parse(
    JSON.stringify(
      submission({
        submission: `student-${student}`,
        exercises: Array.from({ length: 30 }, (_, i) =>
          exercise({
            ...(i % 3 === 0 ? failed : {}),
            id: `unit/exercise-${i}`,
            printed: 'printed '.repeat(printed / 8),
          }),
        ),
      }),
    ),
  ) as SubmissionResult;
