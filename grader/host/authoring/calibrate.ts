import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calibrationOf, type CalibrationRow } from '#grader/core/calibration.ts';
import { randomFor } from '#grader/core/random.ts';
import type { TrainedCheck } from '#grader/core/trained-check.ts';
import { openSession, stripTypes } from '#grader/session/node/index.ts';
import { correctSources } from './answer-sources.ts';
import type { Entry } from '../course/catalogue.ts';

const columns = 'check,answer,seed,seconds,measures';

/** Files beside the private checks: the raw rows, and the bands derived from them. */
const rowsFile = (entry: Entry): string => join(entry.folder, '_private', 'calibration.csv');
const bandsFile = (entry: Entry): string => join(entry.folder, '_private', 'calibration.json');

/** Measures are in one field, as `name=value` joined by `;`. */
const line = ({ check, answer, seed, seconds, measures }: CalibrationRow): string =>
  [
    check,
    answer,
    seed,
    seconds.toFixed(1),
    Object.entries(measures)
      .map(([name, value]) => `${name}=${value.toPrecision(8)}`)
      .join(';'),
  ].join(',');

export async function readRows(entry: Entry): Promise<CalibrationRow[]> {
  const text = await readFile(rowsFile(entry), 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row): CalibrationRow => {
      const [check = '', answer = '', seed, seconds, measures = ''] = row.split(',');
      return {
        check,
        answer,
        seed: Number(seed),
        seconds: Number(seconds),
        measures: Object.fromEntries(
          measures.split(';').map((pair) => {
            const [name = '', value] = pair.split('=');
            return [name, Number(value)];
          }),
        ),
      };
    });
}

/** The bands as `calibration.json` holds them. */
export const bandsText = (rows: readonly CalibrationRow[]): string =>
  `${JSON.stringify(calibrationOf(rows), (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(8)) : value), 2)}\n`;

/**
 * Trains the solution with seeds 1 to `runs`, and each accepted answer with `others` more seeds, and writes one row per
 * run. An existing run is not repeated, so that an interrupted calibration resumes where it stopped.
 */
export async function calibrateExercise(
  entry: Entry,
  options: {
    engine: string;
    runs: number;
    others: number;
    onRow: (row: CalibrationRow) => void;
  },
): Promise<void> {
  const { checks } = await entry.hiddenChecks();
  const trained = checks.filter((check) => check.kind === 'trained');
  if (trained.length === 0) return;
  const rows = await readRows(entry);
  const answers = Object.entries(await correctSources(entry));
  for (const check of trained)
    for (const [answer, source] of answers)
      for (let seed = 1; seed <= (answer === 'solution' ? options.runs : options.others); seed++) {
        if (rows.some((row) => row.check === check.id && row.answer === answer && row.seed === seed))
          continue;
        const row = await runOnce(entry, check, { answer, source, seed, engine: options.engine });
        rows.push(row);
        await writeFile(rowsFile(entry), [columns, ...rows.map(line), ''].join('\n'));
        options.onRow(row);
      }
  await writeFile(bandsFile(entry), bandsText(await readRows(entry))); // as rounded in the file
}

async function runOnce(
  { exercise, probe }: Entry,
  check: TrainedCheck,
  { answer, source, seed, engine }: { answer: string; source: string; seed: number; engine: string },
): Promise<CalibrationRow> {
  const session = await openSession({ engine, seed: `calibration ${seed}`, limits: exercise.limits });
  try {
    const file = `${exercise.id}.ts`;
    await session.load({ files: { [file]: stripTypes(source) }, entry: file, probe });
    const started = performance.now();
    const run = await check.train(
      session,
      await randomFor('calibration', exercise.id, check.id, String(seed)),
    );
    if ('problem' in run)
      throw new Error(`${exercise.id}: '${answer}' does not train: ${run.problem.message}`);
    return {
      check: check.id,
      answer,
      seed,
      seconds: (performance.now() - started) / 1000,
      measures: run.measures,
    };
  } finally {
    session.close();
  }
}
