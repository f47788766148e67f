/** Figures in the documents match the code, the recorded rows, or a dated measurement. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { falseFailRate } from '#grader/core/calibration.ts';
import { caps, maxResultBytes } from '#grader/core/caps.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { lockMs, stalledCheckMs } from '#grader/host/queue/wire.ts';
import { readSummary } from '#tests/calibration/false-fails.ts';
import { disturbances } from '#tests/e2e/hostile-page/disturbances.ts';
import { doors } from '#tests/e2e/hostile-page/doors.ts';
import { forgeries } from '#tests/e2e/hostile-page/forgeries.ts';
import { hostileCases } from '#tests/hostile/cases.ts';
import { project, projectFiles, read } from './markdown.ts';

const catalogue = await loadCatalogue(join(project, 'exercises'));
const trained = catalogue.exercises.filter(({ exercise }) => exercise.trains);
/** Recorded training runs of each trained exercise: the lines of its table without the header. */
const runs = projectFiles()
  .filter((path) => path.endsWith('/_private/calibration.csv'))
  .map((path) => read(path).trim().split('\n').length - 1);
const units = readdirSync(join(project, 'exercises'), { withFileTypes: true }).filter((one) =>
  one.isDirectory(),
);

const spelled: Readonly<Record<string, number>> = { three: 3, twenty: 20, thirty: 30, million: 1e6 };
const numberOf = (text: string): number => spelled[text.toLowerCase()] ?? Number(text.replaceAll(',', ''));

/** A document, the sentence (its groups are the figures, white space is any), and the true figures. */
const claims: readonly (readonly [document: string, sentence: RegExp, truth: readonly number[]])[] = [
  ['README.md', /(\w+) exercises in (\w+) units/, [catalogue.exercises.length, units.length]],
  ['docs/grading.md', /(\w+) exercises train models/, [trained.length]],
  ['docs/grading.md', /at least (\d+) recorded runs/, [Math.min(...runs)]],
  ['docs/grading.md', /less than once in a (million) gradings/, [1 / falseFailRate]],
  ['docs/grading.md', /hands in (\d+) attacks/, [hostileCases().length]],
  ['docs/grading.md', /hands (\d+) hostile files/, [doors.length + forgeries.length + disturbances.length]],
  [
    'docs/grading.md',
    /a message at ([\d,]+) characters, printed text at ([\d,]+), (\d+) type errors of (\d+)/,
    [caps.message, caps.printed, caps.typeErrors, caps.typeError],
  ],
  ['docs/grading.md', /One exercise's result is at most (\d+) MiB/, [maxResultBytes / 2 ** 20]],
  ['docs/grading.md', /taken over within (\w+) seconds/, [(lockMs + stalledCheckMs) / 1000]],
  ['CONTRIBUTING.md', /grades every correct answer of the exercise under ([\d,]+) keys/, [2000]],
];

const matched = (document: string, sentence: RegExp): RegExpExecArray | null =>
  new RegExp(sentence.source.replaceAll(' ', '\\s+')).exec(read(document));

test.each(claims)('%s: %s', (document, sentence, truth) => {
  const [, ...stated] = matched(document, sentence) ?? ['', 'not in the document'];
  expect(stated.map(numberOf)).toEqual(truth);
});

test('every correct answer is graded at least 1,000 times', () => {
  for (const [check, { gradings }] of Object.entries(readSummary()))
    expect(gradings, check).toBeGreaterThanOrEqual(1000);
});

test('CONTRIBUTING.md has every npm script, and no other', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `npm (?:run )?([\w:]+)(?: -- …)?` +\|/gm)];
  expect(rows.map(([, name]) => name).toSorted()).toEqual(Object.keys(scripts).toSorted());
});

test('.nvmrc, documents and packages name the same Node', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  for (const document of ['README.md', 'CONTRIBUTING.md'])
    expect(read(document).replaceAll(/\s+/g, ' ')).toContain(
      `Node ${engines.node.replace('>=', '')} or newer`,
    );
});

test('tfjs has the version that ARCHITECTURE.md writes about', () => {
  const { version } = JSON.parse(
    readFileSync(join(project, 'node_modules/@tensorflow/tfjs-core/package.json'), 'utf8'),
  ) as { version: string };
  expect(read('ARCHITECTURE.md')).toContain(`pins tfjs ${version}`);
});

describe('docs/benchmarks.md, whose figures have no file', () => {
  const sections = read('docs/benchmarks.md').split(/^## /m).slice(1);

  test.each(sections.map((text) => [text.split('\n', 1).join(), text]))('%s says when and how', (_, text) => {
    expect(text).toMatch(/Measured on \d{4}-\d\d-\d\d /);
    expect(text).toMatch(/^npm run bench -- /m);
  });

  /** Half of the last digit that is shown. */
  const halfStep = (text: string): number => 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);
  /** Whether `ratio` is `of / by`, all three as rounded. */
  const isRatio = (ratio: string, of: string, by: string): boolean => {
    const [r, a, b] = [ratio, of, by].map((text) => Number(text.replaceAll(',', ''))) as [
      number,
      number,
      number,
    ];
    const [hr, ha, hb] = [ratio, of, by].map(halfStep) as [number, number, number];
    return (r + hr) * (b + hb) >= a - ha && (r - hr) * (b - hb) <= a + ha;
  };

  test('ratios to PyTorch follow from the milliseconds', () => {
    const rows = sections[0]?.split('\n').filter((line) => / ms \(/.test(line)) ?? [];
    const cells = rows.map((line) => [...line.matchAll(/([\d.,]+) ms \(([\d.]+) ×\)/g)]);
    expect(cells.length).toBeGreaterThan(5);
    for (const row of cells)
      for (const [i, [cell, ms = '', ratio = '']] of row.entries())
        expect(isRatio(ratio, ms, cells[0]?.[i]?.[1] ?? ''), cell).toBe(true);
  });

  test('ratios to the peers follow from the seconds', () => {
    const cells = [...(sections[1] ?? '').matchAll(/([\d.]+) : ([\d.]+) \(([\d.]+)\)/g)];
    expect(cells.length).toBeGreaterThan(15);
    for (const [cell, ours = '', peer = '', ratio = ''] of cells)
      expect(isRatio(ratio, ours, peer), cell).toBe(true);
  });
});
