/**
 * `npm run bench -- class`: a class graded by `genlab grade`, by otter-grader and by nbgrader (tests/peers/setup-class
 * installs these), two at a time, in turns. The same answers to the same two exercises, as TypeScript and as PyTorch
 * with the same questions and tolerances; it is an error if the three do not agree on every check of every student.
 * Genlab also checks types, runs the public checks, isolates each answer and names mistakes, which the others do not.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { randomFor } from '#grader/core/random.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { correctSources, mistakeSources, type Sources } from '#grader/host/authoring/answer-sources.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { shareImports } from '#grader/host/course/course-imports.ts';
import { openSession, stripSubmission } from '#grader/session/node/index.ts';
import { ids, makeCourse } from '#tests/faults/class.ts';
import { residentMiB } from './process-tree.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const python = path('tests/peers/.venv-class/bin/python');
const rounds = 3;
const [sampleId, klId] = ids;

interface Student {
  readonly name: string;
  /** Names of answers, the same in TypeScript and in tests/peers/class_bench/answers.py. */
  readonly kl: string;
  readonly sample: string;
}

/** Whether each check passed for each student, under the peers' names of the checks. */
type Verdicts = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

interface Graded {
  readonly verdicts: Verdicts;
  readonly seconds: number;
  readonly peakMiB: number;
}

const peerNames: Readonly<Record<string, string>> = {
  [`${klId} value`]: 'kl_value',
  [`${klId} gradient`]: 'kl_gradient',
  [`${klId} never-negative`]: 'kl_never_negative',
  [`${sampleId} value`]: 'sample_value',
  [`${sampleId} gradient`]: 'sample_gradient',
  [`${sampleId} noise`]: 'sample_noise',
};

export async function benchClass(): Promise<void> {
  if (!existsSync(python)) {
    console.log('SKIPPED: run tests/peers/setup-class first');
    return;
  }
  const base = mkdtempSync(join(tmpdir(), 'genlab-class-'));
  try {
    const students = await prepare(base);
    const warmOurs = await warmSeconds(base, students);
    const warm = JSON.parse(await peer('warm', base)) as { seconds: number; verdicts: Verdicts };
    const importTorch = await importSeconds();
    const tools = {
      genlab: () => gradeByGenlab(base),
      'otter-grader': () => gradeByPeer('otter', base, students),
      nbgrader: () => gradeByPeer('nbgrader', base, students),
    };
    const runs: Record<string, Graded[]> = {};
    for (let round = 0; round < rounds; round++)
      for (const [name, grade] of Object.entries(tools)) {
        const graded = await grade();
        agree(name, graded.verdicts, warm.verdicts);
        (runs[name] ??= []).push(graded);
      }
    console.log(
      `${students.length} students, ${ids.length} exercises, ${Object.keys(peerNames).length} checks; two at a time, median of ${rounds} runs in turns; all verdicts agree`,
    );
    console.log(
      `of each of the peers' submissions, importing torch in a fresh process: ${importTorch.toFixed(2)} s`,
    );
    console.table(table(runs, students.length, { genlab: warmOurs, peers: warm.seconds }));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function table(
  runs: Readonly<Record<string, readonly Graded[]>>,
  students: number,
  warm: { readonly genlab: number; readonly peers: number },
): Record<string, Record<string, string>> {
  const each = (name: string): number =>
    (2 * median((runs[name] ?? []).map((run) => run.seconds))) / students;
  const row = (name: string): Record<string, string> => {
    const alone = name === 'genlab' ? warm.genlab : warm.peers;
    return {
      'submissions per minute': (120 / each(name)).toFixed(0),
      'seconds per submission and core': each(name).toFixed(2),
      'of which checks only, warm': alone.toFixed(3),
      overhead: (each(name) - alone).toFixed(2),
      'time, genlab : it': (each('genlab') / each(name)).toFixed(2),
      'peak MiB': Math.max(...(runs[name] ?? []).map((run) => run.peakMiB)).toFixed(0),
    };
  };
  return Object.fromEntries(Object.keys(runs).map((name) => [name, row(name)]));
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** A class in which each answer to the divergence occurs once, as folders for genlab and as notebooks for the peers. */
async function prepare(base: string): Promise<Student[]> {
  const course = join(base, 'course');
  makeCourse(course);
  shareImports();
  const [samples, kls] = await Promise.all(ids.map((id) => answersTo(course, id)));
  const students = Object.keys(kls ?? {}).map((kl, i, { length }): Student => {
    const sample = Object.keys(samples ?? {})[i % Object.keys(samples ?? {}).length] ?? '';
    return { name: `student-${String(i).padStart(String(length).length, '0')}`, kl, sample };
  });
  for (const { name, kl, sample } of students)
    for (const [id, source] of [
      [klId, kls?.[kl]],
      [sampleId, samples?.[sample]],
    ] as const) {
      const file = join(base, 'class', name, `${id}.ts`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, source ?? '');
    }
  writeFileSync(join(base, 'class.json'), JSON.stringify(students));
  await peer('prepare', base);
  return students;
}

async function answersTo(course: string, id: string): Promise<Sources> {
  const entry = (await loadCatalogue(course)).exercises.find(({ exercise }) => exercise.id === id);
  if (!entry) throw new Error(`internal: no exercise '${id}'`);
  return { ...(await correctSources(entry)), ...(await mistakeSources(entry)) };
}

/** Seconds that the checks of one student take in a process that has run them once; no mistake is named. */
async function warmSeconds(base: string, students: readonly Student[]): Promise<number> {
  const { exercises } = await loadCatalogue(join(base, 'course'));
  let total = 0;
  for (const { name } of students)
    for (const entry of exercises) {
      const { id, limits } = entry.exercise;
      const source = await stripSubmission(readFileSync(join(base, 'class', name, `${id}.ts`), 'utf8'));
      const session = await openSession({ engine: 'wasm', seed: 'bench', limits });
      await session.load({ files: { 'answer.ts': source }, entry: 'answer.ts', probe: entry.probe });
      const { checks } = await entry.hiddenChecks();
      const run = async (): Promise<number> => {
        const random = await randomFor('bench', name, id);
        const mistakes = new Proxy({}, { get: () => ({ lesson: '', explanation: '' }) });
        const start = performance.now();
        await runChecks({
          ...{ session, checks, random, mistakes, visibility: 'hidden' },
          predict: () => Promise.resolve({}),
        });
        return performance.now() - start;
      };
      await run();
      total += await run();
      session.close();
    }
  return total / 1000 / students.length;
}

async function importSeconds(): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    await promisify(execFile)(python, ['-c', 'import torch']);
    times.push((performance.now() - start) / 1000);
  }
  return median(times);
}

async function gradeByGenlab(base: string): Promise<Graded> {
  const out = join(base, 'out');
  rmSync(out, { recursive: true, force: true });
  const measured = await measure([
    [
      ...[process.execPath, path('grader/cli/genlab.js'), 'grade', join(base, 'class')],
      ...[
        '--course',
        join(base, 'course'),
        '--key',
        'bench',
        '--engine',
        'wasm',
        '--jobs',
        '2',
        '--out',
        out,
      ],
    ],
  ]);
  const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as SubmissionResult[];
  const verdicts = results.map(({ submission, exercises }) => {
    const hidden = exercises.flatMap(({ id, checks }) =>
      checks
        .filter(({ visibility }) => visibility === 'hidden')
        .map((check) => [peerNames[`${id} ${check.id}`] ?? check.id, check.verdict === 'pass'] as const),
    );
    return [submission, Object.fromEntries(hidden)] as const;
  });
  return { verdicts: Object.fromEntries(verdicts), ...measured };
}

async function gradeByPeer(
  tool: 'otter' | 'nbgrader',
  base: string,
  students: readonly Student[],
): Promise<Graded> {
  const commands = [0, 1].map((worker) => {
    const half = students.filter((_, i) => i % 2 === worker).map(({ name }) => name);
    return [...peerCommand(tool, base), ...(tool === 'otter' ? half : [String(worker)])];
  });
  const { printed, ...measured } = await measure(commands);
  const halves = printed.map((text) => JSON.parse(text.trim().split('\n').at(-1) ?? '') as Verdicts);
  return { verdicts: Object.assign({}, ...halves) as Verdicts, ...measured };
}

const peerCommand = (command: string, base: string): string[] => [
  python,
  path('tests/peers/class_bench/bench.py'),
  command,
  base,
];

async function peer(command: string, base: string): Promise<string> {
  const [executable = '', ...args] = peerCommand(command, base);
  return (await promisify(execFile)(executable, args)).stdout;
}

interface Measured {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly printed: readonly string[];
}

/** Runs commands at the same time, one thread of arithmetic each, and watches the memory of all their processes. */
async function measure(commands: readonly (readonly string[])[]): Promise<Measured> {
  const env = { ...process.env, OMP_NUM_THREADS: '1' };
  const start = performance.now();
  const running = commands.map(([executable = '', ...args]) => {
    const child = spawn(executable, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (chunk: string) => (text[name] += chunk));
    const ended = new Promise<string>((resolve, reject) =>
      child.on('close', (code) => {
        if (code === 0) resolve(text.stdout);
        else reject(new Error(`${executable} ${args[0] ?? ''} ended with ${code}:\n${text.stderr}`));
      }),
    );
    return { pid: child.pid ?? 0, ended };
  });
  let peakMiB = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(
      peakMiB,
      running.reduce((sum, { pid }) => sum + residentMiB(pid), 0),
    );
  }, 100);
  try {
    const printed = await Promise.all(running.map(({ ended }) => ended));
    return { seconds: (performance.now() - start) / 1000, peakMiB, printed };
  } finally {
    clearInterval(watch);
  }
}

function agree(tool: string, found: Verdicts, expected: Verdicts): void {
  for (const [student, checks] of Object.entries(expected))
    for (const [check, passed] of Object.entries(checks))
      if (found[student]?.[check] !== passed)
        throw new Error(
          `${tool}: ${student}, ${check}: ${String(found[student]?.[check])}, the checks alone say ${passed}`,
        );
}
