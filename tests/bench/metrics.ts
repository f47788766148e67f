/**
 * `npm run bench -- metrics`: time and memory of the metrics beside their reference implementations (tests/peers/setup
 * installs them), on the same rows in one run. Each measurement runs in a separate process; ratios are ours to the
 * peer's. The peers use as many threads as the machine has, ours use one.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { seededRandom } from '#datasets/random.ts';
import * as metrics from '#reference/metrics/index.ts';
import { peerPython } from '#reference/reproduce/peer.ts';

const sizes = [1000, 5000, 10_000];
const d = 64;
const directions = 100;

type Metric = (x: metrics.Rows, y: metrics.Rows) => number;

/** The same names as in tests/peers/metrics_bench.py. */
const ours: Readonly<Record<string, Metric>> = {
  manifoldMetrics: (x, y) => metrics.manifoldMetrics(x, y, 5).coverage,
  precisionRecall: (x, y) => metrics.precisionRecall(x, y, 3).recall,
  kernelDistance: (x, y) => metrics.kernelDistance(x, y),
  kernelDistanceOverSubsets: (x, y) =>
    metrics.kernelDistanceOverSubsets(x, y, { random: seededRandom(1), size: 1000 }).mean,
  frechetDistance: (x, y) => metrics.frechetDistance(x, y),
  energyDistance: (x, y) => metrics.energyDistance(x, y),
  slicedWasserstein: (x, y) => metrics.slicedWasserstein(x, y, { directions: axes(directions), p: 1 }),
};

/** Directions that a peer can use without random numbers: the axes in turn. */
function axes(count: number): metrics.Rows {
  const data = new Float64Array(count * d);
  for (let l = 0; l < count; l++) data[l * d + (l % d)] = 1;
  return metrics.rowsOf(data, d);
}

interface Measurement {
  /** Median of three, or of as many as fit into half a second; of one if it takes more than 5 s. */
  readonly seconds: number;
  /** Largest resident memory of the process, and its growth after the rows were loaded. */
  readonly peakMiB: number;
  readonly addedMiB: number;
  readonly value: number;
}

function measure(name: string, file: string): Measurement {
  const metric = ours[name];
  if (!metric) throw new Error(`internal: no metric '${name}'`);
  const { buffer } = new Uint8Array(readFileSync(file));
  const both = new Float64Array(buffer);
  const [x, y] = [both.subarray(0, both.length / 2), both.subarray(both.length / 2)].map((data) =>
    metrics.rowsOf(data, d),
  ) as [metrics.Rows, metrics.Rows];
  const few = (rows: metrics.Rows): metrics.Rows => metrics.rowsOf(rows.data.subarray(0, 1000 * d), d);
  metric(few(x), few(y)); // compiles
  const before = process.memoryUsage.rss() / 2 ** 20;
  const times: number[] = [];
  let value = NaN;
  const total = (): number => times.reduce((sum, taken) => sum + taken, 0);
  while (total() < (times.length < 3 ? 5 : 0.5)) {
    const start = performance.now();
    value = metric(x, y);
    times.push((performance.now() - start) / 1000);
  }
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  const seconds = times.toSorted((a, b) => a - b)[times.length >> 1] ?? NaN;
  return { seconds, peakMiB, addedMiB: Math.max(0, peakMiB - before), value };
}

const here = fileURLToPath(import.meta.url);
const peerScript = fileURLToPath(new URL('../peers/metrics_bench.py', import.meta.url));

async function inProcess(command: string, ...args: string[]): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(command, args);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measurement;
}

/** Rows of two normal distributions that differ a little: x, then y, float64. */
async function writeRows(file: string, n: number): Promise<void> {
  const random = seededRandom(n);
  const rows = Float64Array.from({ length: 2 * n * d }, (_, i) =>
    i < n * d ? random.normal() : 0.05 + 1.1 * random.normal(),
  );
  await writeFile(file, rows);
}

export async function benchMetrics(): Promise<void> {
  const python = peerPython();
  if (python === undefined) console.log('SKIPPED the peers: run tests/peers/setup first');
  const folder = await mkdtemp(join(tmpdir(), 'genlab-metrics-'));
  try {
    for (const n of sizes) {
      const file = join(folder, `${n}.f64`);
      await writeRows(file, n);
      const table: Record<string, Record<string, string>> = {};
      for (const name of Object.keys(ours)) {
        const own = await inProcess(process.execPath, here, name, file);
        const peer = python === undefined ? undefined : await inProcess(python, peerScript, name, file);
        table[name] = row(own, peer);
      }
      console.log(`${n} rows a side, ${d} wide; ${availableParallelism()} cores`);
      console.table(table);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function row(own: Measurement, peer: Measurement | undefined): Record<string, string> {
  const cells = { 'ours, s': own.seconds.toFixed(3), 'ours, MiB added': own.addedMiB.toFixed(0) };
  if (!peer) return cells;
  return {
    ...cells,
    'peer, s': peer.seconds.toFixed(3),
    'peer, MiB added': peer.addedMiB.toFixed(0),
    'time, ours : peer': (own.seconds / peer.seconds).toFixed(2),
    'whole process, ours : peer': `${own.peakMiB.toFixed(0)} : ${peer.peakMiB.toFixed(0)} MiB`,
    'values differ by': Math.abs(own.value / peer.value - 1).toExponential(0),
  };
}

if (process.argv[1] === here) {
  const [, , name = '', file = ''] = process.argv;
  console.log(JSON.stringify(measure(name, file)));
}
