import { markupTag, trusted, type Markup } from '#reference/shared/html.ts';
import type { CheckResult, ExerciseResult, SubmissionResult } from '#grader/core/result.ts';

import { diagnosesOf, messageOf } from './digest.ts';
import { visible } from './style.ts';

/**
 * JUnit's XML by the schema of Jenkins, which GitLab reads too: a suite for each exercise of each submission, a case
 * for each check. A student's mistake is a failure; what the grader could not determine is an error, so that it is not
 * read as a zero.
 */
export function junitXml(results: readonly SubmissionResult[]): string {
  const suites = results.flatMap(junitSuites);
  const { head, tail } = junitFrame(suites.map(({ counts }) => counts));
  return `${head}${suites.map(({ xml }) => xml).join('')}${tail}`;
}

/** The element around the suites of a class; its totals are known after the last suite. */
export function junitFrame(counts: readonly Counts[]): { readonly head: string; readonly tail: string } {
  const root = element('testsuites', totals(counts), []);
  const tail = '</testsuites>';
  return {
    head: `<?xml version="1.0" encoding="UTF-8"?>\n${root.toString().slice(0, -tail.length)}`,
    tail: `${tail}\n`,
  };
}

export const junitSuites = (result: SubmissionResult): Suite[] =>
  result.exercises.map((exercise) => suite(result, exercise));

interface Suite {
  readonly xml: string;
  readonly counts: Counts;
}
interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suite({ submission }: SubmissionResult, exercise: ExerciseResult): Suite {
  const cases = casesOf(exercise);
  const count = (kind: Kind): number => cases.filter((one) => one.kind === kind).length;
  const counts = {
    tests: cases.length,
    ...{ failures: count('failure'), errors: count('error'), skipped: count('skipped') },
  };
  const printed = exercise.printed === '' ? [] : [element('system-out', {}, [exercise.printed])];
  const written = element(
    'testsuite',
    { name: `${submission}: ${exercise.id}`, ...counts, time: seconds(exercise.durationMs) },
    [...cases.map((one) => testcase(exercise, one)), ...printed],
  );
  return { xml: written.toString(), counts };
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';
interface Case {
  readonly name: string;
  readonly kind: Kind;
  readonly message: string;
}

function casesOf(exercise: ExerciseResult): Case[] {
  const { attempted, checks, message, verdict } = exercise;
  if (!attempted) return [{ name: 'attempted', kind: 'skipped', message }];
  if (checks.length === 0) return [{ name: 'runs', kind: kindOf(verdict), message }];
  const notes = diagnosesOf(checks).map(({ explanation, lesson }) => `${explanation} Lesson: ${lesson}`);
  return checks.map((check) => ({
    name: `${check.title} (${check.visibility})`,
    kind: kindOf(check.verdict),
    message: [messageOf(check, exercise), ...(check.diagnosis ? notes : [])].filter(Boolean).join('\n'),
  }));
}

const kindOf = (verdict: CheckResult['verdict']): Kind => {
  if (verdict === 'pass') return 'passed';
  return verdict === 'infra' || verdict === 'ungradable' ? 'error' : 'failure';
};

function testcase({ id, durationMs, checks }: ExerciseResult, { name, kind, message }: Case): Markup {
  const [line = ''] = message.split('\n');
  const attributes: Record<string, string> = kind === 'skipped' ? {} : { message: line };
  const inside = kind === 'passed' ? [] : [element(kind, attributes, [message])];
  const time = seconds(durationMs / Math.max(1, checks.length));
  return element('testcase', { classname: id.replaceAll('/', '.'), name, time }, inside);
}

/** Without skipped cases, which the schema allows in a suite only. */
function totals(counts: readonly Counts[]): Record<string, number> {
  const sum = (of: keyof Counts): number => counts.reduce((total, one) => total + one[of], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly (string | Markup)[],
): Markup {
  const written = Object.entries(attributes).map(
    ([key, value]) => xml` ${trusted(key)}="${oneLine(xml`${value}`)}"`,
  );
  return xml`<${trusted(name)}${written}>${inside}</${trusted(name)}>`;
}

/**
 * A parser turns white space in an attribute into spaces, unless it is written as a reference (XML 1.0, section 3.3.3).
 */
const oneLine = (value: Markup): Markup =>
  trusted(value.toString().replaceAll('\n', '&#10;').replaceAll('\t', '&#9;'));

/** Characters that XML 1.0 has no way to write (section 2.2): half a surrogate pair, and two noncharacters. */
const unwritable = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

const xml = markupTag((text) => visible(text).replaceAll(unwritable, '\ufffd'));
