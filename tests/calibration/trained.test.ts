/** The limits of trained checks follow from the rows that are kept beside them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attemptsFor } from '#grader/core/calibration.ts';
import { correctSources } from '#grader/host/authoring/answer-sources.ts';
import { bandsText, readRows } from '#grader/host/authoring/calibrate.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { fileURLToPath } from 'node:url';

const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../exercises', import.meta.url)));
const trained = [];
for (const entry of exercises)
  for (const check of (await entry.hiddenChecks()).checks)
    if (check.kind === 'trained') trained.push({ id: entry.exercise.id, entry, check });

test('there are trained exercises', () => {
  expect(trained.length).toBeGreaterThan(0);
});

describe.each(trained)('$id', ({ entry, check }) => {
  test('has its bands from its rows', async () => {
    const stored = await readFile(join(entry.folder, '_private', 'calibration.json'), 'utf8');
    expect(stored).toBe(bandsText(await readRows(entry)));
  });

  test('has at least 60 runs of the solution, and some of each other right answer', async () => {
    const rows = (await readRows(entry)).filter((row) => row.check === check.id);
    const runs = (answer: string) =>
      new Set(rows.filter((row) => row.answer === answer).map((row) => row.seed)).size;
    expect(runs('solution')).toBeGreaterThanOrEqual(60);
    for (const answer of Object.keys(await correctSources(entry)))
      expect(runs(answer), answer).toBeGreaterThanOrEqual(8);
    expect(check.attempts).toBe(attemptsFor(rows.length));
  });

  test('would have passed every one of them', async () => {
    for (const { answer, seed, measures } of await readRows(entry))
      expect(check.judge(measures).verdict, `${answer} ${seed}`).toBe('pass');
  });
});
