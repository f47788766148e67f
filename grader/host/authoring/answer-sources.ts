import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KnownMistakes, Mistake } from '#grader/core/mistake.ts';
import type { Entry } from '../course/catalogue.ts';

/** An exercise's own answers, from its `_private` folder, as TypeScript by name. */
export type Sources = Readonly<Record<string, string>>;

type Folder = Pick<Entry, 'folder'>;

const privatePath = ({ folder }: Folder, ...names: readonly string[]): string =>
  join(folder, '_private', ...names);

const solutionSource = (entry: Folder): Promise<string> =>
  readFile(privatePath(entry, 'solution.ts'), 'utf8');

/** The solution, first, and every accepted alternative. */
export async function correctSources(entry: Folder): Promise<Sources> {
  const sources: Record<string, string> = { solution: await solutionSource(entry) };
  const files = await readdir(privatePath(entry, 'accepted')).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('.ts')).sort())
    sources[file.slice(0, -3)] = await readFile(privatePath(entry, 'accepted', file), 'utf8');
  return sources;
}

/** The wrong code of every known mistake: the solution after its edits. */
export async function mistakeSources(entry: Folder): Promise<Sources> {
  const mistakes = Object.entries(await knownMistakes(entry));
  if (mistakes.length === 0) return {};
  const solution = await solutionSource(entry);
  return Object.fromEntries(
    mistakes.map(([name, { edits }]) => {
      try {
        return [name, withEdits(solution, edits)];
      } catch (error) {
        const file = privatePath(entry, 'mistakes.ts');
        throw new Error(`mistake '${name}' in ${file}: ${(error as Error).message}`, { cause: error });
      }
    }),
  );
}

/** Every known mistake, by name. Imports the file, so only for a course's own. */
export async function knownMistakes(entry: Folder): Promise<KnownMistakes> {
  const file = privatePath(entry, 'mistakes.ts');
  if (!existsSync(file)) return {};
  return ((await import(pathToFileURL(file).href)) as { default: KnownMistakes }).default;
}

function withEdits(solution: string, edits: Mistake['edits']): string {
  return edits.reduce((source, [from, to], i) => {
    const parts = source.split(from);
    if (parts.length !== 2) {
      const before = i === 0 ? '' : ', after the earlier edits,';
      throw new Error(
        `edit ${i + 1} must match exactly once, and the solution${before} has ${JSON.stringify(from)} ${parts.length - 1} times`,
      );
    }
    return parts.join(to);
  }, solution);
}
