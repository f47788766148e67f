/**
 * Grades the answers of some exercises on one engine, in this process, and prints what is not as it should be as JSON:
 * `node tests/agreement/verdicts.ts <engine as JSON> <exercises as JSON> <places as JSON>`. It is a separate process for the
 * same reasons as `measure.ts`.
 */
import { proveExercise } from '#grader/host/authoring/dev-check.ts';
import { loadHere, openHere } from '#grader/host/authoring/session-here.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import type { EngineName, EngineOptions } from '#reference/tensor/engine.ts';
import { publicVerdicts, student, verdictKey, type PublicVerdicts } from './node-verdicts.ts';

/** Which mistakes are graded: all, or those whose place in the exercise is one of these, modulo `of`. */
export type Places = 'all' | { readonly of: number; readonly are: readonly number[] } | 'first';

export interface EngineVerdicts {
  readonly right: number;
  readonly mistakes: number;
  /** Answers that need what the engine does not have. */
  readonly leftOut: number;
  readonly problems: readonly string[];
  /** Of the public checks alone. */
  readonly public: PublicVerdicts;
}

const [engine, options] = JSON.parse(process.argv[2] ?? '') as [EngineName, EngineOptions];
const ids = JSON.parse(process.argv[3] ?? '') as readonly string[];
const places = JSON.parse(process.argv[4] ?? '') as Places;

const isIncluded = (place: number): boolean => {
  if (places === 'all') return true;
  if (places === 'first') return place === 0;
  return places.are.includes(place % places.of);
};

let [right, mistakes, leftOut] = [0, 0, 0];
const problems: string[] = [];
const inPublic: Record<string, string> = {};
// In Node, WebGPU has no synchronous read.
const skips = (source: string): boolean => {
  const out = engine === 'webgpu' && /(data|array)Sync\(/.test(source);
  if (out) leftOut++;
  return out;
};
const { exercises } = await loadCatalogue(new URL('../../exercises', import.meta.url).pathname);
for (const entry of exercises.filter(({ exercise }) => ids.includes(exercise.id))) {
  const { id } = entry.exercise;
  const proof = await proveExercise(entry, {
    ...{ engine, key: 'agreement', student, skips, includesMistake: isIncluded },
    open: async (source) => {
      const session = await openHere(entry, { engine, options, seed: `${id}:${student}` });
      return { ...session, load: () => loadHere(session, entry, source) };
    },
    // A software driver takes minutes for all mistakes, which only say what to compare with.
    ...(engine === 'webgpu' ? { mistakesOn: 'wasm' } : {}),
    golden: false,
    graded: (source, result) => {
      inPublic[verdictKey(id, source)] = publicVerdicts(result);
    },
    train: false, // the engines differ in speed by a factor of 100; the training data depend on the steps
  });
  problems.push(...proof.problems.map((problem) => `${id}: ${problem}`));
  right += proof.accepted;
  mistakes += proof.matrix.length;
}
const verdicts: EngineVerdicts = { right, mistakes, leftOut, problems, public: inPublic };
process.stdout.write(JSON.stringify(verdicts), () => process.exit(0));
