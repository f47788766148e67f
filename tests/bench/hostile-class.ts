/**
 * `npm run bench -- hostile-class`: a class of 200 with four hostile submissions in it (a type bomb, an amplifier of
 * type messages, two folders with one name, a reply of 140,000,000 elements), compared with the same class without
 * them. It is an error if any other student's row differs. Prints the time and the peak memory of both.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SubmissionResult } from '#grader/core/result.ts';
import { ids, makeClass, makeCourse } from '#tests/faults/class.ts';
import { residentMiB } from './process-tree.ts';

const size = 200;
const [sampleId, klId] = ids;
const command = fileURLToPath(new URL('../../grader/cli/genlab.js', import.meta.url));

/** A string type of 1,500 characters, doubled twenty times: 1.5 GB. */
const typeBomb = [
  `type S0 = '${'s'.repeat(1000)}';`,
  ...Array.from({ length: 20 }, (_, i) => `type S${i + 1} = \`\${S${i}}\${S${i}}\`;`),
  'export const long: S20 = 1;',
].join('\n');

/** Some 6,000 errors, each of which quotes a type of 100 kB. */
const amplifier = [
  `type L = '${'l'.repeat(100_000)}';`,
  ...Array.from({ length: 6000 }, (_, i) => `let a${i}: L = ${i};`),
].join('\n');

const hugeReply = `
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {
  return tf.zeros([140_000_000], 'bool');
}`;

type Files = Readonly<Partial<Record<(typeof ids)[number], string>>>;

const hostile: Readonly<Record<string, Files>> = {
  'z-amplifier': { [sampleId]: amplifier, [klId]: amplifier },
  'z-clash': { [sampleId]: '' },
  'Z-Clash': { [sampleId]: '' },
  'z-huge-reply': { [sampleId]: `import * as tf from '@tensorflow/tfjs';${hugeReply}` },
  'z-type-bomb': { [sampleId]: typeBomb },
};

interface Run {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly exitCode: number | null;
  readonly rows: ReadonlyMap<string, string>;
}

export async function benchHostileClass(): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'genlab-hostile-class-'));
  try {
    const course = join(base, 'course');
    makeCourse(course);
    const calm = join(base, 'calm');
    await makeClass(calm, size);
    const disturbed = join(base, 'disturbed');
    cpSync(calm, disturbed, { recursive: true });
    for (const [student, files] of Object.entries(hostile))
      for (const [id, text] of Object.entries(files)) {
        const file = join(disturbed, student, `${id}.ts`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    const runs = {
      'without them': await run(course, calm, join(base, 'report-calm')),
      'with them': await run(course, disturbed, join(base, 'report-disturbed')),
    };
    const { 'without them': without, 'with them': withThem } = runs;
    console.table(
      Object.fromEntries(
        Object.entries(runs).map(([name, { seconds, peakMiB, exitCode, rows }]) => [
          name,
          { rows: rows.size, seconds: Math.round(seconds), 'peak MiB': Math.round(peakMiB), exitCode },
        ]),
      ),
    );
    // Two names of the same identity have one row.
    const shown = [...withThem.rows].filter(([student]) => !without.rows.has(student));
    for (const [student, row] of shown) console.log(`${student}: ${row}`);
    const changed = [...without.rows].filter(([student, row]) => withThem.rows.get(student) !== row);
    console.log(`rows of others that changed: ${changed.length}`);
    if (changed.length > 0 || without.rows.size !== size)
      throw new Error(`others are affected: ${changed.map(([student]) => student).join(', ')}`);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

async function run(course: string, students: string, out: string): Promise<Run> {
  const args = [command, 'grade', students, '--course', course, '--key', 'bench', '--engine', 'wasm'];
  const started = performance.now();
  const child = spawn(process.execPath, [...args, '--jobs', '2', '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  let peakMiB = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, residentMiB(child.pid ?? 0));
  }, 100);
  const exitCode = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  clearInterval(watch);
  const file = join(out, 'results.json');
  if (!existsSync(file)) console.log(`no results were written; the command ended with ${exitCode}:\n${said}`);
  const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SubmissionResult[]) : [];
  const rows = results.map(
    ({ submission, score, exercises }) =>
      [submission, `${score ?? 'no'} points; ${exercises.map(rowOf).join('; ')}`] as const,
  );
  return { seconds: (performance.now() - started) / 1000, peakMiB, exitCode, rows: new Map(rows) };
}

/** A student's row without durations. */
const rowOf = ({ id, points, verdict, message }: SubmissionResult['exercises'][number]): string =>
  `${id} ${points} ${verdict}${message === '' ? '' : ` (${message.slice(0, 200)})`}`;
