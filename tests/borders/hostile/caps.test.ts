/** Kinds: amplification; one file that makes a page of hundreds of megabytes; a result that the schema refuses. */
import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { capMeasures, capPicture, capTypeErrors } from '#grader/core/cap-parts.ts';
import { caps, truncate, maxResultBytes } from '#grader/core/caps.ts';
import { exerciseResult, type ExerciseResult } from '#grader/core/result.ts';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { readGraded } from '#grader/host/grade/graded.ts';
import { gradeText } from '#grader/host/grade/grade-submission.ts';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { junitXml } from '#grader/report/junit.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { property } from '#tests/borders/property.ts';
import { check, exercise, submission } from '#tests/unit/report/results.ts';

const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
const entryOf = (id: string): Entry => {
  const entry = exercises.find((one) => one.exercise.id === id);
  if (!entry) throw new Error(`no exercise ${id}`);
  return entry;
};

property(
  'a text is cut to its cap, in no surrogate pair, and says how much is missing',
  fc.tuple(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 80, max: 200 })),
  5000,
  ([text, most]) => {
    const shown = truncate(text, most);
    expect(shown.length).toBeLessThanOrEqual(most);
    expect(shown.isWellFormed()).toBe(true);
    // eslint-disable-next-line no-control-regex -- these must not appear
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    if (text.length > most) {
      const missing = Number(/ … \(cut: (\d+) more characters\)$/.exec(shown)?.[1]);
      const kept = shown.replace(/ … \(cut: \d+ more characters\)$/, '');
      expect(missing).toBeGreaterThan(text.length - most);
      // `\r\n` counts as two, and is kept as one.
      expect(missing + kept.length).toBeLessThanOrEqual(text.length);
    }
  },
);

test('a surrogate pair at the cut is removed as a whole', () => {
  for (let before = 50; before < 60; before++) {
    const text = `${'x'.repeat(before)}${'😀'.repeat(100)}`;
    expect(truncate(text, 90).isWellFormed()).toBe(true);
    expect(truncate(text, 90)).not.toContain('\ufffd');
  }
});

test('type errors keep their number and their length', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    line: i + 1,
    column: 1,
    message: 'y'.repeat(1e4),
  }));
  const shown = capTypeErrors(many);
  expect(shown).toHaveLength(caps.typeErrors);
  expect(shown.at(-1)?.message).toBe(`and ${10_000 - caps.typeErrors + 1} more type errors from here on.`);
  expect(Math.max(...shown.map(({ message }) => message.length))).toBeLessThanOrEqual(caps.typeError);
});

test('measures and pictures hold finite numbers only, and not too many', () => {
  const measures = { good: 1, bad: NaN, worse: -Infinity, ['k'.repeat(1000)]: 2 };
  expect(Object.values(capMeasures(measures))).toEqual([1, 2]);
  expect(Object.keys(capMeasures(measures)).every((name) => name.length <= caps.measureName)).toBe(true);
  const points = Array.from({ length: 1e5 }, (): [number, number] => [1, 2]);
  const scatter = capPicture({ kind: 'scatter', title: 't', points, targets: [[NaN, 1]] });
  expect(scatter).toMatchObject({ points: { length: caps.picturePoints }, targets: [] });
  const pixels = 'A'.repeat(caps.pixels + 4);
  expect(capPicture({ kind: 'grey', title: 't', width: 1, height: 1, pixels })).toBeUndefined();
});

const repeated = <T>(length: number, entry: T): T[] => Array.from({ length }, () => entry);
const long = 'x'.repeat(caps.written + 1);
const refused: Readonly<Record<string, Partial<ExerciseResult>>> = {
  message: { message: long },
  printed: { printed: long },
  'type errors': { typeErrors: repeated(caps.typeErrors + 1, { line: 1, column: 1, message: '' }) },
  'a type error': { typeErrors: [{ line: 1, column: 1, message: long }] },
  checks: { checks: repeated(caps.checks + 1, check()) },
  "a check's message": { checks: [check({ message: long })] },
  'written text': { checks: [check({ written: { prompt: '', rubric: [], text: long } })] },
  measures: {
    checks: [check({ measures: Object.fromEntries(repeated(60, 0).entries()) })],
  },
  'a measure that is not finite': { checks: [check({ measures: { a: Infinity } })] },
  'the name of a measure': { checks: [check({ measures: { [long]: 1 } })] },
  'a picture': {
    checks: [
      check({ picture: { kind: 'grey', title: '', width: 1, height: 1, pixels: 'A'.repeat(2 ** 18) } }),
    ],
  },
  'many parts at their caps, together over the bound': {
    checks: repeated(
      caps.checks,
      check({
        message: '語'.repeat(caps.message),
        written: { prompt: '', rubric: [], text: '語'.repeat(5000) },
      }),
    ),
  },
};

test.each(Object.entries(refused))('a stored result is refused over the cap of %s', (_, changes) => {
  expect(readGraded({ result: exercise() })).toBeDefined();
  expect(readGraded({ result: exercise(changes) })).toBeUndefined();
});

/** Reports 10,000 long type errors for any file. */
const talkative = {
  check: (files: object) =>
    Promise.resolve(
      Object.fromEntries(
        Object.keys(files).map((path) => [
          path,
          Array.from({ length: 10_000 }, () => ({ line: 1, column: 1, message: '語'.repeat(1e4) })),
        ]),
      ),
    ),
} as unknown as TypeChecker;

describe('an answer that prints and throws as much as it can', () => {
  const sources: readonly (readonly [id: string, source: string])[] = [
    [
      'reparametrization/sample-gaussian',
      `for (let i = 0; i < 60; i++) console.log('語"<'.repeat(200));
export const reparametrize = () => { throw new Error('語'.repeat(1e6)); };`,
    ],
    [
      'vae-vs-gan/choose-a-model',
      `console.log('\\u0001'.repeat(60_000));
export const answers = { ownProblem: '語'.repeat(49_000) };`,
    ],
    [
      'reparametrization/train-vae',
      `export const createVae = () => { throw Object.assign(new Error('"&'.repeat(1e6)), { name: '語'.repeat(1e5) }); };`,
    ],
  ];
  test.each(sources)('%s', async (id, source) => {
    const options = { engine: 'wasm', key: 'k', mode: 'grade', types: talkative } as const;
    const { result } = await gradeText(entryOf(id), 'ada', source, options);
    expect(result.verdict).not.toBe('infra');
    expect(exerciseResult.safeParse(result).error).toBeUndefined();
    const json = JSON.stringify(result);
    expect(Buffer.byteLength(json)).toBeLessThan(maxResultBytes / 2);
    expect(readGraded({ result: JSON.parse(json) as unknown })).toBeDefined();
    const graded = submission({ exercises: [result] });
    expect(studentHtml('c', graded).length + junitXml([graded]).length).toBeLessThan(2 * maxResultBytes);
  });
});
