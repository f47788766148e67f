import type { Markup } from '#reference/shared/html.ts';
import { isJudged, type SubmissionResult } from '#grader/core/result.ts';
import { misconceptions } from './digest.ts';
import { html } from './page-html.ts';

const bins = 10;
const most = 12;

/** The distribution of a class's scores, in tenths of the maximum; bonus points can exceed it. */
export function scoreHistogram(results: readonly SubmissionResult[]): Markup {
  const shares = results.flatMap(({ final, score, maxScore }) => {
    const value = final ? final.score : score;
    return value === null ? [] : [share(value, final ? final.maxScore : maxScore)];
  });
  const counts = Array<number>(bins).fill(0);
  for (const value of shares) {
    const bin = Math.min(bins - 1, Math.floor(value * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const rows = counts.map((count, bin) => ({
    name: bin === bins - 1 ? `${bin * bins} % and more` : `${bin * bins}–${(bin + 1) * bins} %`,
    value: count,
    label: String(count),
  }));
  const sorted = shares.toSorted((a, b) => a - b);
  const median = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
  return bars('Scores', `median ${Math.round(100 * median)} % of the points`, rows);
}

export function misconceptionBars(results: readonly SubmissionResult[]): Markup {
  const seen = misconceptions(results);
  if (seen.length === 0) return html``;
  const rows = seen.slice(0, most).map(({ exercise, mistake, count }) => ({
    name: `${shortName(exercise)}: ${mistake}`,
    value: count,
    label: String(count),
  }));
  const more =
    seen.length > most ? `the ${most} most frequent of ${seen.length}` : 'submissions that show each';
  return bars('Misconceptions', more, rows);
}

/** Sorted by the median over the submissions that attempted them. */
export function slowestExercises(results: readonly SubmissionResult[]): Markup {
  const times = Map.groupBy(
    results.flatMap(({ exercises }) => exercises.filter((one) => one.attempted && isJudged(one))),
    ({ id }) => id,
  );
  const rows = [...times]
    .map(([id, own]) => {
      const seconds = own.map(({ durationMs }) => durationMs / 1000).sort((a, b) => a - b);
      const [median = 0, longest = 0] = [seconds[seconds.length >> 1], seconds.at(-1)];
      return {
        name: shortName(id),
        value: median,
        label: `${median.toFixed(1)} s, at most ${longest.toFixed(1)} s`,
      };
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
  return rows.length === 0 ? html`` : bars('Slowest exercises', 'median time to grade one', rows);
}

const shortName = (id: string): string => id.split('/')[1] ?? id;
const share = (score: number, max: number): number => (max === 0 ? 0 : score / max);

interface Bar {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

/** A bar chart as a list that is readable without its bars. */
function bars(title: string, caption: string, rows: readonly Bar[]): Markup {
  const longest = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE);
  const lines = rows.map(
    ({ name, value, label }) =>
      html`<div><dt>${name}</dt><dd><span class="bar" style="width:${((60 * value) / longest).toFixed(1)}%"></span>${label}</dd></div>`,
  );
  return html`<section><h2>${title}</h2><p class="made">${caption}</p><dl class="bars">${lines}</dl></section>`;
}
