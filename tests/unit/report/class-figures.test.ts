import { expect, test } from 'vitest';
import { misconceptionBars, scoreHistogram, slowestExercises } from '#grader/report/class-figures.ts';
import { classHtml, studentPage } from '#grader/report/html.ts';
import type { Markup } from '#reference/shared/html.ts';
import { exercise, failed, nasty, submission, untouched } from './results.ts';

/** `[name, width in %, label]` of each bar. */
const bars = (html: Markup): string[][] =>
  [
    ...html
      .toString()
      .matchAll(/<dt>(.*?)<\/dt><dd><span class="bar" style="width:(.*?)%"><\/span>(.*?)<\/dd>/gs),
  ].map(([, ...parts]) => parts);

test('scores are grouped in tenths; a full score and a bonus are in the last', () => {
  const scores = [0, 9, 10, 55, 100, 120].map((score) => submission({ score, maxScore: 100 }));
  const html = scoreHistogram(scores);
  expect(bars(html).map(([name, , label]) => [name, label])).toEqual([
    ['0–10 %', '2'],
    ['10–20 %', '1'],
    ...[2, 3, 4].map((tenth) => [`${tenth}0–${tenth + 1}0 %`, '0']),
    ['50–60 %', '1'],
    ...[6, 7, 8].map((tenth) => [`${tenth}0–${tenth + 1}0 %`, '0']),
    ['90 % and more', '2'],
  ]);
  expect(html.toString()).toContain('median 33 %'); // of .10 and .55: .325
});

test('each misconception is counted once per submission', () => {
  const [one, both] = [submission({ exercises: [failed] }), submission({ exercises: [failed, exercise()] })];
  expect(bars(misconceptionBars([one, both, submission()]))).toEqual([['second: log-variance', '60.0', '2']]);
  expect(misconceptionBars([submission()]).toString()).toBe('');
});

test('the slowest exercise is first, by the median over those who attempted it', () => {
  const took = (first: number, second: number) =>
    submission({
      exercises: [
        exercise({ durationMs: first }),
        exercise({ id: 'unit/slow', durationMs: second }),
        untouched,
      ],
    });
  expect(bars(slowestExercises([took(1000, 2000), took(500, 4000), took(90_000, 3000)]))).toEqual([
    ['slow', '60.0', '3.0 s, at most 4.0 s'],
    ['first', '20.0', '1.0 s, at most 90.0 s'],
  ]);
});

test('each row of the class links to a separate page, whatever the names of the students', () => {
  const names = ['ada', 'Ada', '../../etc/passwd', nasty, 'å', 'ä', ''];
  const results = names.map((name) => submission({ submission: name }));
  const pages = results.map(studentPage);
  expect(new Set(pages.map((page) => page.toLowerCase())).size).toBe(names.length);
  for (const page of pages) expect(page).toMatch(/^students\/[a-z0-9-]+\.html$/i);
  const html = classHtml('A class', results);
  for (const page of pages) expect(html).toContain(`href="${page}"`);
});
