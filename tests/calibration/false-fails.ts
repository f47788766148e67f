/**
 * Grades every solution and accepted alternative under many keys and keeps, by check, the largest error over tolerance:
 * `node tests/calibration/false-fails.ts [--keys 2000] [exercise…]`, by default all exercises, an hour of the processor.
 * Rows go to `false-fails.rows.csv` (not kept), the summary to `false-fails.json`; `--print` prints the summary instead.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFor } from '#grader/core/random.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { withCasesDrawnOnce } from '#grader/host/authoring/answer-checks.ts';
import { correctSources } from '#grader/host/authoring/answer-sources.ts';
import { loadHere, openHere } from '#grader/host/authoring/session-here.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import * as tf from '#reference/tensor/tfjs.ts';

/** By `<exercise> <check>`. */
export type Summary = Record<string, { gradings: number; failures: number; largestMargin: number }>;

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
export const summaryFile = path('false-fails.json');

/**
 * All answers get the inputs of a key, so that the oracles compute them once.
 *
 * @param gradings how many keys
 */
export async function calibrate(
  gradings: number,
  { only = [], keep = () => undefined }: { only?: readonly string[]; keep?: (rows: string[]) => void } = {},
): Promise<Summary> {
  const summary: Summary = {};
  const { exercises } = await loadCatalogue(path('../../exercises'));
  for (const entry of exercises.filter(({ exercise }) => only.length === 0 || only.includes(exercise.id))) {
    const { id } = entry.exercise;
    const { checks: all, version } = await entry.hiddenChecks();
    const checks = all.filter(({ kind }) => kind !== 'trained');
    const answers: [string, RunningSession][] = [];
    for (const [answer, source] of Object.entries(await correctSources(entry))) {
      const session = await openHere(entry, { engine: 'wasm' });
      await loadHere(session, entry, source);
      answers.push([answer, session]);
    }
    for (let i = 0; i < gradings; i++) {
      const key = `calibration ${i}`;
      const drawnOnce = checks.map(withCasesDrawnOnce);
      const lines: string[] = [];
      for (const [answer, session] of answers) {
        const results = await runChecks({
          session,
          checks: drawnOnce,
          visibility: 'hidden',
          unmasked: true, // margins with all their digits
          random: await randomFor(key, 'anyone', id, String(version)),
          mistakes: {},
          predict: () => Promise.resolve({}),
        });
        for (const { id: check, margin, verdict } of results) {
          const row = (summary[`${id} ${check}`] ??= { gradings: 0, failures: 0, largestMargin: 0 });
          row.gradings++;
          if (verdict !== 'pass') row.failures++;
          row.largestMargin = Math.max(row.largestMargin, margin ?? Infinity);
          lines.push(`${id},${answer},${check},${key},${margin ?? ''},${verdict}`);
        }
      }
      keep(lines);
      tf.disposeVariables(); // those of the models that answers made
    }
  }
  return summary;
}

/** Plain numbers all the way: the tolerance leaves float64 its rounding and says nothing of float32. */
export function inFloat64(check: string): boolean {
  return check.startsWith('gan-instability/dirac-gan ');
}

/** The checks that compare float32 numbers; a property passes or fails. */
export function numeric(summary: Summary): [string, Summary[string]][] {
  return Object.entries(summary).filter(
    ([check, { largestMargin }]) => largestMargin > 0 && !inFloat64(check),
  );
}

export const readSummary = (): Summary => JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: 'string', default: '2000' }, print: { type: 'boolean', default: false } },
  });
  const keys = Number(values.keys);
  if (values.print) {
    const summary = JSON.stringify(await calibrate(keys, { only: positionals }));
    process.stdout.write(summary, () => process.exit(0));
  } else {
    const rows = path('false-fails.rows.csv');
    writeFileSync(rows, 'exercise,answer,check,key,margin,verdict\n');
    const keep = (lines: string[]): void => {
      appendFileSync(rows, `${lines.join('\n')}\n`);
    };
    const kept = positionals.length === 0 ? {} : readSummary();
    const summary = { ...kept, ...(await calibrate(keys, { only: positionals, keep })) };
    writeFileSync(summaryFile, `${JSON.stringify(summary, null, 2)}\n`);
    console.table(summary);
    process.exit(0);
  }
}
