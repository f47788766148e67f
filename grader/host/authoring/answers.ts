import { readFile, readdir } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '#grader/session/node/project-folder.ts';
import type { EditedMistake, Mistake } from '#grader/core/mistake.ts';
import type { Entry } from '../course/catalogue.ts';

/** An exercise's own answers, from its `_private` folder, as TypeScript by name. */
export type Sources = Readonly<Record<string, string>>;

const privatePath = (entry: Entry, ...names: readonly string[]): string =>
  join(entry.folder, '_private', ...names);

const solutionSource = (entry: Entry): Promise<string> => readFile(privatePath(entry, 'solution.ts'), 'utf8');

/** The solution, first, and every accepted alternative. */
export const rightAnswers = async (entry: Entry): Promise<Sources> => ({
  solution: await solutionSource(entry),
  ...(await sourcesIn(entry, 'accepted')),
});

/** The wrong code of every known mistake: a file of its own, or the solution with some edits. */
export async function wrongAnswers(entry: Entry): Promise<Sources> {
  const edited = Object.entries(await editedMistakes(entry));
  const solution = edited.length > 0 ? await solutionSource(entry) : '';
  return {
    ...(await sourcesIn(entry, 'mistakes')),
    ...Object.fromEntries(edited.map(([name, { edits }]) => [name, withEdits(solution, edits, name)])),
  };
}

/** What stands beside the wrong code of each mistake. Imports the files, so only for the course's own. */
export async function mistakeTexts(entry: Entry): Promise<Record<string, Mistake>> {
  tfjsForOurFiles();
  const texts: Record<string, Mistake> = { ...(await editedMistakes(entry)) };
  for (const name of Object.keys(await sourcesIn(entry, 'mistakes'))) {
    const url = pathToFileURL(privatePath(entry, 'mistakes', `${name}.ts`)).href;
    const { mistake } = (await import(url)) as { mistake?: Mistake };
    if (!mistake) throw new Error(`${entry.exercise.id}: mistakes/${name}.ts must export 'mistake'`);
    texts[name] = mistake;
  }
  return texts;
}

async function sourcesIn(entry: Entry, folder: 'mistakes' | 'accepted'): Promise<Sources> {
  const files = await readdir(privatePath(entry, folder)).catch(() => []);
  const sources: Record<string, string> = {};
  for (const file of files.filter((name) => name.endsWith('.ts')).sort())
    sources[file.slice(0, -3)] = await readFile(privatePath(entry, folder, file), 'utf8');
  return sources;
}

async function editedMistakes(entry: Entry): Promise<Readonly<Record<string, EditedMistake>>> {
  const files = await readdir(privatePath(entry)).catch((): string[] => []);
  if (!files.includes('mistakes.ts')) return {};
  const url = pathToFileURL(privatePath(entry, 'mistakes.ts')).href;
  return ((await import(url)) as { default: Readonly<Record<string, EditedMistake>> }).default;
}

function withEdits(solution: string, edits: EditedMistake['edits'], mistake: string): string {
  return edits.reduce((source, [from, to]) => {
    const parts = source.split(from);
    if (parts.length !== 2)
      throw new Error(
        `mistake '${mistake}': the solution has ${parts.length - 1} times ${JSON.stringify(from)}, not once`,
      );
    return parts.join(to);
  }, solution);
}

let hooked = false;
function tfjsForOurFiles(): void {
  if (hooked) return;
  hooked = true;
  const url = pathToFileURL(join(projectFolder, 'reference', 'tensor', 'tfjs.ts')).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@tensorflow/tfjs' ? { url, shortCircuit: true } : next(specifier, context),
  });
}
