/**
 * `npm run agreement`: every engine against the float64 oracles; the verdict on every solution and accepted answer on
 * every engine, and on every mistake on WebAssembly and on one of the others, in turns (on a software graphics driver,
 * on one mistake per exercise). `-- --all` grades every mistake on every engine, `-- --require 3` fails if fewer
 * engines are installed, `-- --no-verdicts` skips the slow half.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { proveExercise } from '#grader/host/authoring/dev-check.ts';
import { candidates, type Candidate } from './engines.ts';
import type { Measured } from './measure.ts';
import { NodeVerdicts, student } from './node-verdicts.ts';

const { values } = parseArgs({
  options: {
    require: { type: 'string', default: '2' },
    'no-verdicts': { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
/** float32 has 6e-8; allows some twenty roundings with cancellation. */
const limit = 2e-5;

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
type Present = Extract<Candidate, { options: unknown }>;

async function measure({ name, options, env }: Present): Promise<Measured> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path('measure.ts'), JSON.stringify([name, options])],
    { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout) as Measured;
}

const present: Present[] = [];
for (const candidate of candidates())
  if ('missing' in candidate) console.log(`SKIPPED ${candidate.name}: ${candidate.missing}`);
  else present.push(candidate);

const measured = new Map<string, Measured>();
const waiting = [...present];
const measureNext = async (): Promise<void> => {
  for (let candidate = waiting.shift(); candidate; candidate = waiting.shift())
    measured.set(candidate.name, await measure(candidate));
};
await Promise.all([measureNext(), measureNext()]);

const table: Record<string, Record<string, string>> = {};
let wrong = 0;
for (const { name } of present) {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`internal: ${name} was not measured`);
  const { device, errors } = found;
  console.log(`${name} ${device}`);
  for (const [quantity, { error, where }] of Object.entries(errors)) {
    (table[quantity] ??= {})[name] = `${error.toExponential(1)} (${where})`;
    if (!(error <= limit)) wrong++;
  }
}
console.log(`\nlargest error relative to the largest value, limit ${limit}`);
console.table(table);

const inTurns = present.filter(({ name }) => name !== 'wasm' && name !== 'webgpu');

function isDue(engine: string, place: number): boolean {
  if (engine === 'wasm') return true;
  if (engine === 'webgpu') return place === 0;
  // The native engine takes two to three times as long for an answer, mostly to start.
  return engine === (place % 3 === 0 ? inTurns.at(-1) : inTurns[0])?.name;
}

const inNode = new NodeVerdicts();

async function verdicts({ name, env }: Present): Promise<void> {
  Object.assign(process.env, env); // the children of the sandbox take a driver's variables from here
  let leftOut = 0;
  // In Node, WebGPU has no synchronous read.
  const skips = (source: string): boolean => {
    const out = name === 'webgpu' && /(data|array)Sync\(/.test(source);
    if (out) leftOut++;
    return out;
  };
  const { exercises } = await loadCatalogue(path('../../exercises'));
  const queue = [...exercises];
  let right = 0;
  let mistakes = 0;
  let problems = 0;
  const worker = async (): Promise<void> => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const proof = await proveExercise(entry, {
        engine: name,
        key: 'agreement',
        student,
        skips,
        graded: (source, result) => {
          if (name === 'wasm') inNode.add(entry.exercise.id, source, result);
        },
        includesMistake: (place) => values.all || isDue(name, place),
        golden: false,
        train: false, // the engines differ in speed by a factor of 100; the training data depend on the steps
      });
      for (const problem of proof.problems) console.log(`  ${entry.exercise.id}: ${problem}`);
      right += proof.accepted;
      mistakes += proof.matrix.length;
      problems += proof.problems.length;
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(
    `${name}: ${right} correct answers pass, ${mistakes} mistakes are named; ${problems} exceptions${leftOut > 0 ? `; ${leftOut} read synchronously and are left out` : ''}`,
  );
  wrong += problems;
}
if (!values['no-verdicts']) {
  for (const candidate of present) await verdicts(candidate);
  await inNode.write();
}

const required = Number(values.require);
console.log(`\n${present.length} engines present, ${required} required, ${wrong} disagreements`);
process.exitCode = wrong > 0 || present.length < required ? 1 : 0;
