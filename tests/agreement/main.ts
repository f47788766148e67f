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
import { limitConcurrency } from '#grader/host/grade/limit-concurrency.ts';
import { cores, inParts } from '#tests/cores.ts';
import { candidates, type Candidate } from './engines.ts';
import type { Measured } from './measure.ts';
import { NodeVerdicts } from './node-verdicts.ts';
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

const slots = limitConcurrency(cores);

const measured = new Map<string, Measured>();
await Promise.all(
  present.map(({ name, options, env }) =>
    slots(async () => {
      measured.set(name, await printedBy<Measured>('measure.ts', env, [[name, options]]));
    }),
  ),
);

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
const parts = inParts(exercises);
const inNode = new NodeVerdicts();

const inTurns = present.map(({ name }) => name).filter((name) => name !== 'wasm' && name !== 'webgpu');

/** The native engine takes two to three times as long as plain JavaScript, and a software driver much longer. */
function placesOf(engine: EngineName): Places {
  if (values.all || engine === 'wasm') return 'all';
  if (engine === 'webgpu') return 'first';
  if (inTurns.length < 2) return 'all';
  return { of: 3, are: engine === inTurns[0] ? [1, 2] : [0] };
}

const onEngine = ({ name, options, env }: Present, exercises: readonly Entry[]): Promise<EngineVerdicts> =>
  slots(() =>
    printedBy<EngineVerdicts>('verdicts.ts', env, [
      [name, options],
      exercises.map(({ exercise }) => exercise.id),
      placesOf(name),
    ]),
  );

function report(name: EngineName, judged: readonly EngineVerdicts[]): void {
  const sum = (count: (one: EngineVerdicts) => number): number =>
    judged.reduce((total, one) => total + count(one), 0);
  const problems = judged.flatMap((one) => one.problems);
  for (const problem of problems) console.log(`  ${problem}`);
  // The page must have the same verdicts.
  if (name === 'wasm') for (const one of judged) inNode.add(one.public);
  const leftOut = sum((one) => one.leftOut);
  console.log(
    `${name}: ${sum((one) => one.right)} correct answers pass, ${sum((one) => one.mistakes)} mistakes are named; ${problems.length} exceptions${leftOut > 0 ? `; ${leftOut} read synchronously and are left out` : ''}`,
  );
  wrong += problems.length;
}
if (!values['no-verdicts']) {
  // The slow ones, which are last in the list, start first.
  const judged = present
    .toReversed()
    .map((candidate) => Promise.all(parts.map((part) => onEngine(candidate, part))))
    .reverse();
  for (const [i, { name }] of present.entries()) report(name, (await judged[i]) ?? []);
  await inNode.write();
}

const required = Number(values.require);
console.log(`\n${present.length} engines present, ${required} required, ${wrong} disagreements`);
process.exitCode = wrong > 0 || present.length < required ? 1 : 0;
