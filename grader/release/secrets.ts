import { readFile, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { transform } from 'esbuild';
import ts from 'typescript';

/** Words that identify a text, however it is formatted or minified. */
interface Words {
  readonly names: ReadonlySet<string>;
  /** The text of strings and of long numbers. */
  readonly literals: ReadonlySet<string>;
}

/** What is in a course's `_private` folders and in no public file: if it appears anywhere else, it is a leak. */
export interface Secrets extends Words {
  /** Whole lines, without what a formatter changes, because short answers have no unique word. */
  readonly lines: ReadonlySet<string>;
  /** The number of private files. */
  readonly files: number;
}

export interface Leak {
  readonly file: string;
  readonly word: string;
}

const long = { name: 10, string: 16, number: 5, line: 24 };
/** A package's declarations, because an editor shows them. */
const readable = (path: string): boolean =>
  path.includes(`${sep}node_modules${sep}`)
    ? path.endsWith('.d.ts')
    : /\.(ts|js|mjs|json|mdx|astro|md)$/.test(path);
const code = /\.(ts|js|mjs|cjs|tsx)$/;

/** @param publicFolders folders whose files are public, except for the `_private` folders in them */
export async function secretsOf(course: string, publicFolders: readonly string[]): Promise<Secrets> {
  const isPrivate = (path: string): boolean => path.split(sep).includes('_private');
  const found = (await filesIn(course)).filter((path) => isPrivate(path) && code.test(path));
  const hidden = await Promise.all(found.map(wordsOfFile));
  const names = new Set(hidden.flatMap((words) => [...words.names]));
  const literals = new Set(hidden.flatMap((words) => [...words.literals]));
  const lines = new Set((await Promise.all(found.map(linesOfFile))).flat());
  for (const folder of [course, ...publicFolders])
    for (const path of await filesIn(folder)) {
      if (isPrivate(path) || !readable(path)) continue;
      const known = await readFile(path, 'utf8');
      for (const name of namesIn(known)) names.delete(name);
      for (const literal of occurring(literals, known)) literals.delete(literal);
      for (const line of linesOf(known)) lines.delete(line);
    }
  // A new set: the index of the old one has what is known as well.
  return { names, literals: new Set(literals), lines, files: found.length };
}

/** Every secret in a text; the caller skips types of files that cannot contain any. */
export function leaksIn(file: string, text: string, secrets: Secrets, key: string | undefined): Leak[] {
  const leaks = [...occurring(secrets.literals, text)];
  leaks.push(...namesIn(text).intersection(secrets.names));
  leaks.push(...new Set(linesOf(text)).intersection(secrets.lines));
  if (key !== undefined && key !== '' && text.includes(key)) leaks.push('the course key');
  return leaks.map((word) => ({ file, word }));
}

const namesIn = (text: string): Set<string> => new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));

/** What finds the literals of a set. */
interface Index {
  /** Those that start alike, by their start. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Marked at the hashes of all starts: nearly all places of a text need no more than this. */
  readonly hashes: Uint8Array;
}

const indices = new WeakMap<ReadonlySet<string>, Index>();

/** As long as the shortest literal. */
const start = long.number;

/** The literals that are in a text. It reads the text once, however many there are. */
function occurring(literals: ReadonlySet<string>, text: string): Set<string> {
  let index = indices.get(literals);
  if (!index) indices.set(literals, (index = indexOf(literals)));
  const { byStart, hashes } = index;
  const found = new Set<string>();
  for (let i = 0; i <= text.length - start; i++) {
    if (hashes[hashAt(text, i)] === 0) continue;
    for (const literal of byStart.get(text.slice(i, i + start)) ?? [])
      if (text.startsWith(literal, i)) found.add(literal);
  }
  return found;
}

function indexOf(literals: ReadonlySet<string>): Index {
  const hashes = new Uint8Array(2 ** 16);
  for (const literal of literals) hashes[hashAt(literal, 0)] = 1;
  return { byStart: Map.groupBy(literals, (literal) => literal.slice(0, start)), hashes };
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + start; i++) hash = (31 * hash + text.charCodeAt(i)) & 0xffff;
  return hash;
}

/** The text as written, and as a compiler would write it. */
async function linesOfFile(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return [text, (await transform(text, { loader: 'ts' })).code].flatMap(linesOf);
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(import|\*|\/\/|\/\*)/.test(line))
    .map((line) => line.replace(/[\s'"`;,]/g, ''))
    .filter((line) => line.length >= long.line);

const wordsOfFile = async (path: string): Promise<Words> => wordsOf(await readFile(path, 'utf8'));

function wordsOf(text: string): Words {
  const [names, literals] = [new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text.length >= long.name) names.add(node.text);
    const string = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node);
    // After an escape, a bundler may write a character differently.
    if (string || ts.isTemplateTail(node))
      for (const part of node.text.split(/[^\p{L}\p{N} .,:;()=+*/|·-]/u))
        if (part.trim().length >= long.string) literals.add(part.trim());
    if (ts.isNumericLiteral(node) && node.text.replace(/\D/g, '').length >= long.number)
      literals.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('it.ts', text, ts.ScriptTarget.Latest));
  return { names, literals };
}

export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
