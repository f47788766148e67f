import { readFileSync } from 'node:fs';
import { warning } from '@actions/core';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import papa from 'papaparse';
import { describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { gradebookCsv } from '#grader/report/gradebook.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import { annotations, classroomResult, stepSummary } from '#grader/report/github.ts';
import { gradescopeResults } from '#grader/report/gradescope.ts';
import { junitXml } from '#grader/report/junit.ts';

import { filled, optionsFor, rowOf } from '#tests/borders/gradebook/helpers.ts';
import gradescope from '../../peers/gradescope.golden.json' with { type: 'json' };
import { exercise, failed, faulty, nasty, submission, untouched } from './results.ts';

const all = submission({ submission: nasty, exercises: [exercise(), failed, untouched, faulty] });

describe('JUnit', () => {
  const xml = junitXml([all, submission()]);
  interface Parsed {
    testsuites: { tests: string; failures: string; errors: string; testsuite: Suite[] };
  }
  interface Suite {
    name: string;
    skipped: string;
    testcase: { name: string; classname: string; failure?: object; error?: object; skipped?: object }[];
  }
  const { testsuites } = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  }).parse(xml) as Parsed;

  it('is XML, whatever the name and the output of a student', () => {
    const validator = new SyntaxValidator();
    expect(validator.validate(xml)).toBe(true);
    // eslint-disable-next-line no-control-regex -- XML cannot represent these
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    expect(validator.validate(junitXml([submission({ submission: '\ud800\uffff' })]))).toBe(true);
  });

  it("is valid by Jenkins' schema", async () => {
    const schema = readFileSync(new URL('jenkins-junit.xsd', import.meta.url), 'utf8');
    const { errors } = await validateXML({ xml, schema });
    expect(errors).toEqual([]);
    const { valid } = await validateXML({ xml: xml.replace('<testcase', '<case/><testcase'), schema });
    expect(valid).toBe(false);
  });

  it('counts mistakes, missing attempts, and what the grader could not determine', () => {
    const { tests, failures, errors } = testsuites;
    expect({ tests, failures, errors }).toEqual({ tests: '6', failures: '2', errors: '1' });
    const [, second, third, fourth] = testsuites.testsuite;
    expect(third?.skipped).toBe('1');
    expect(second?.testcase.every((one) => 'failure' in one)).toBe(true);
    expect(third?.testcase[0]).toHaveProperty('skipped');
    expect(fourth?.testcase[0]).toHaveProperty('error');
    expect(fourth?.testcase[0]).not.toHaveProperty('failure');
  });
});

describe('Gradescope', () => {
  it('gets the score, and hidden checks only after the work is due', () => {
    const results = gradescopeResults(submission({ exercises: [exercise(), failed, untouched] }));
    expect(results.score).toBe(2);
    expect(results.tests.map(({ visibility }) => visibility)).toEqual([
      ...['visible', 'visible', 'after_due_date', 'visible'],
    ]);
    expect(results.tests.map(({ number }) => number)).toEqual(['1.1', '2.1', '2.2', '3']);
    expect(results.tests[2]?.output).toContain('It spreads too far.');
    expect(results.tests.at(-1)).toMatchObject({ status: 'failed', score: 0, max_score: 2 });
  });

  it("gets the fields of its own runner's file, with the same values", () => {
    const { tests, ...rest } = gradescope.results;
    const ours = gradescopeResults(submission({ exercises: [exercise(), failed, untouched] }));
    const judged = ({ score, max_score, status, tags, visibility, number }: (typeof tests)[number]) =>
      ({ score, max_score, status, tags, visibility, number }) as const;
    expect(ours.tests.map((test) => judged({ ...test, tags: [...test.tags] }))).toEqual(tests.map(judged));
    const { visibility, stdout_visibility } = rest;
    expect(ours).toMatchObject({ visibility, stdout_visibility });
    expect(typeof ours.execution_time).toBe(typeof rest.execution_time);
  });

  it('gets no file if the grader itself failed: a file would mean zero', () => {
    expect(() => gradescopeResults(all)).toThrow('unit/fourth could not be graded');
  });
});

describe('GitHub', () => {
  it('gets annotations as its own toolkit writes them', () => {
    const written: string[] = [];
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(String(text)) > 0);
    const typed = exercise({
      typeErrors: [{ line: 3, column: 7, message: 'Type "a, b: c" is not\nassignable, 100 %' }],
    });
    warning('Type "a, b: c" is not\nassignable, 100 %', {
      ...{ title: 'type error', file: 'unit/first.ts', startLine: 3, startColumn: 7 },
    });
    spy.mockRestore();
    expect(annotations(submission({ exercises: [typed] })).map((line) => `${line}\n`)).toEqual(written);
  });

  it('cannot be given commands by a student', () => {
    const lines = annotations(all);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/^::error title=[^,]+,file=unit\/(second|fourth)\.ts::/);
      expect(line).not.toMatch(/[\n\r]/);
    }
  });

  it('gets a summary whose cells stay cells', () => {
    const summary = stepSummary('course', [all]);
    const rows = summary.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.match(/\|/g)).toHaveLength(5);
    expect(stepSummary('course', [all, submission()])).not.toContain('<b>');
  });

  it('gets a test for each exercise for Classroom, and an error if the grader failed', () => {
    const decode = (
      result: string,
    ): { status: string; max_score: number; tests: { status: string; score: number }[] } =>
      JSON.parse(Buffer.from(result, 'base64').toString('utf8')) as ReturnType<typeof decode>;
    expect(decode(classroomResult(all)).status).toBe('error');
    expect(decode(classroomResult(all)).tests.map(({ status }) => status)).toEqual([
      'pass',
      'fail',
      'fail',
      'error',
    ]);
    expect(decode(classroomResult(submission()))).toMatchObject({ status: 'pass', max_score: 2 });
    expect(decode(classroomResult(submission({ exercises: [exercise(), failed] }))).status).toBe('fail');
  });
});

describe('the gradebook', () => {
  const read = (text: string): string[][] => papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const csv = (results: readonly SubmissionResult[]): string =>
    gradebookCsv(
      results.map((result) => rowOf(result)),
      optionsFor(results),
    );

  it('is read by an independent parser', () => {
    const rows = read(csv([submission(), all]));
    expect(rows[0]).toEqual(['submission', 'score', 'out of', 'unit/first']);
    expect(rows[1]).toEqual(['ada', '2', '2', '2']);
    expect(rows).toHaveLength(3);
  });

  it('contains no formula, and no zero for an unknown result', () => {
    for (const start of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) {
      const [, row] = read(csv([submission({ submission: start })]));
      expect(row?.[0]).toBe(`'${start}`);
    }
    const [, row] = read(csv([submission({ exercises: [exercise(), faulty] })]));
    expect(row).toEqual(['ada', '', '4', '2', '']);
  });

  const existing = '\ufeffName,ID,Notes,score\r\n"Lovelace, Ada",ada,"says ""hi""",9\r\nBob,bob,,\r\n';

  it('is merged into an existing one: its order, its columns and other students stay', () => {
    const results = [submission({ submission: 'eve' }), submission()];
    const merged = filled(existing, results, { idColumns: ['ID'], append: true });
    expect(merged).toBe(
      '\ufeffName,ID,Notes,score,genlab score,genlab out of,genlab unit/first\r\n' +
        '"Lovelace, Ada",ada,"says ""hi""",9,2,2,2\r\nBob,bob,,,,,\r\n,eve,,,2,2,2\r\n',
    );
  });

  it('can be merged again, formulas and all', () => {
    const results = [submission({ submission: '=ada' }), submission({ submission: 'bob' })];
    const once = csv(results);
    expect(filled(once, results)).toBe(once);
  });

  it('says in a sentence why it cannot be merged', () => {
    expect(() => filled(existing, [], { idColumns: ['Email'] })).toThrow(
      "no column 'Email'; it has Name, ID, Notes, score",
    );
    expect(() => filled('ID\nada\nada\n', [submission()])).toThrow("'ada' appears twice");
  });
});
