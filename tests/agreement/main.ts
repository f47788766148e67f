/**
 * `npm run agreement`: every engine against the float64 oracles; the verdict on every solution and accepted answer on
 * every engine, and on every mistake on WebAssembly and on one of the others, in turns (on a software graphics driver,
 * on one mistake per exercise). `-- --all` grades every mistake on every engine, `-- --require 3` fails if fewer
 * engines are installed, `-- --no-verdicts` skips the slow half.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { proveExercise } from '#grader/host/authoring/dev-check.ts';
import { candidates, type Candidate } from './engines.ts';
import type { Measured } from './measure.ts';
import { NodeVerdicts, student } from './node-verdicts.ts';
import type { EngineVerdicts, Places } from './verdicts.ts';
import type { EngineName } from '#reference/tensor/engine.ts';

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

/** What a program of this folder prints as JSON, with its arguments as JSON. */
async function printedBy<T>(
  program: string,
  env: Readonly<Record<string, string>>,
  args: readonly unknown[],
): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path(program), ...args.map((argument) => JSON.stringify(argument))],
    { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout) as T;
}

const present: Present[] = [];
for (const candidate of candidates())
  if ('missing' in candidate) console.log(`SKIPPED ${candidate.name}: ${candidate.missing}`);
  else present.push(candidate);

const measured = new Map<string, Measured>();
const waiting = [...present];
const measureNext = async (): Promise<void> => {
  for (let candidate = waiting.shift(); candidate; candidate = waiting.shift())
    measured.set(
      candidate.name,
      await printedBy<Measured>('measure.ts', candidate.env, [[candidate.name, candidate.options]]),
    );
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

const { exercises } = await loadCatalogue(path('../../exercises'));
/** Two at a time: a machine that grades has at least two cores. */
const halves = [0, 1].map((half) => exercises.filter((_, place) => place % 2 === half));
const inNode = new NodeVerdicts();

/** In children, as a grading would be: their verdicts are those that the page must have. */
async function onWasm(half: readonly Entry[]): Promise<EngineVerdicts> {
  let [right, mistakes] = [0, 0];
  const problems: string[] = [];
  for (const entry of half) {
    const proof = await proveExercise(entry, {
      ...{ engine: 'wasm', key: 'agreement', student, golden: false, train: false },
      graded: (source, result) => {
        inNode.add(entry.exercise.id, source, result);
      },
    });
    right += proof.accepted;
    mistakes += proof.matrix.length;
    problems.push(...proof.problems.map((problem) => `${entry.exercise.id}: ${problem}`));
  }
  return { right, mistakes, leftOut: 0, problems };
}

const inTurns = present.map(({ name }) => name).filter((name) => name !== 'wasm' && name !== 'webgpu');

/** The native engine takes two to three times as long as plain JavaScript, and a software driver much longer. */
function placesOf(engine: EngineName): Places {
  if (values.all) return 'all';
  if (engine === 'webgpu') return 'first';
  if (inTurns.length < 2) return 'all';
  return { of: 3, are: engine === inTurns[0] ? [1, 2] : [0] };
}

const onAnother =
  ({ name, options, env }: Present) =>
  (half: readonly Entry[]): Promise<EngineVerdicts> =>
    printedBy<EngineVerdicts>('verdicts.ts', env, [
      [name, options],
      half.map(({ exercise }) => exercise.id),
      placesOf(name),
    ]);

async function verdicts(candidate: Present): Promise<void> {
  const { name } = candidate;
  const judged = await Promise.all(halves.map(name === 'wasm' ? onWasm : onAnother(candidate)));
  const sum = (count: (one: EngineVerdicts) => number): number =>
    judged.reduce((total, one) => total + count(one), 0);
  const problems = judged.flatMap((one) => one.problems);
  for (const problem of problems) console.log(`  ${problem}`);
  const leftOut = sum((one) => one.leftOut);
  console.log(
    `${name}: ${sum((one) => one.right)} correct answers pass, ${sum((one) => one.mistakes)} mistakes are named; ${problems.length} exceptions${leftOut > 0 ? `; ${leftOut} read synchronously and are left out` : ''}`,
  );
  wrong += problems.length;
}
if (!values['no-verdicts']) {
  for (const candidate of present) await verdicts(candidate);
  await inNode.write();
}

const required = Number(values.require);
console.log(`\n${present.length} engines present, ${required} required, ${wrong} disagreements`);
process.exitCode = wrong > 0 || present.length < required ? 1 : 0;
