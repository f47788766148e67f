import type { Exercise } from './exercise.ts';
import { nearest } from './nearest.ts';

/**
 * The message for a file that does not export what the exercise asks for; undefined if it does.
 *
 * @param exported the names that the loaded file exports
 * @param source the file as it was written, to find what has another name or is not exported
 */
export function missingExports(
  { id, entry }: Exercise,
  exported: readonly string[],
  source: string,
): string | undefined {
  const missing = entry.filter((name) => !exported.includes(name));
  if (missing.length === 0) return undefined;
  const code = withoutTexts(source);
  const found = missing.flatMap((name) => hint(name, exported, code) ?? []);
  const wanted = missing.map((name) => `'${name}'`).join(' and ');
  return [`${id}.ts must export ${wanted}.`, ...found].join(' ');
}

function hint(name: string, exported: readonly string[], code: string): string | undefined {
  const declared = declarations(code);
  const own = declared.find((one) => one.name === name);
  const renamed = new RegExp(`\\bexport\\s*\\{[^}]{0,1000}\\b${escaped(name)}\\s+as\\s+([\\w$]+)`).exec(
    code,
  )?.[1];
  if (own?.inside)
    return `'${name}' is inside another function or block (line ${own.line}): move it to the top level of the file, and write \`export\` before it.`;
  if (own && exported.includes('default') && isDefault(code, name))
    return `'${name}' is the default export: write \`export ${own.keyword} ${name}\` without \`default\`.`;
  if (own && renamed !== undefined)
    return `'${name}' is exported under the name '${renamed}': export it under its own name.`;
  if (own)
    return `'${name}' is defined (line ${own.line}) but not exported: write \`export\` before \`${own.keyword} ${name}\`.`;
  if (new RegExp(`\\b(module\\.)?exports\\s*[.=][^=]`).test(code))
    return 'Write `export` before the function; `exports` and `module.exports` have no meaning here.';
  const others = [
    ...new Set([...exported.filter((one) => one !== 'default'), ...declared.map((one) => one.name)]),
  ].slice(0, most);
  const [like] = nearest(name, others);
  if (like !== undefined) {
    const also = exported.includes(like) ? '' : ', and export it';
    const why = like.toLowerCase() === name.toLowerCase() ? 'case matters' : 'the names differ';
    return `There is '${like}' (${why}): rename it to '${name}'${also}.`;
  }
  return exported.includes('default')
    ? `There is a default export: give it the name '${name}', and write \`export\` without \`default\`.`
    : undefined;
}

interface Declaration {
  readonly name: string;
  /** The keyword that follows `export`. */
  readonly keyword: string;
  /** Counted from 1. */
  readonly line: number;
  readonly inside: boolean;
}

/**
 * Functions, classes and variables that a file declares by name; those at the top level come first. One pass and no
 * pattern that could backtrack, because the file is untrusted.
 */
function declarations(code: string): Declaration[] {
  const found: Declaration[] = [];
  let [depth, line] = [0, 1];
  const pattern =
    /[{}()\n]|(?<![\w$.])(async\s+function|function|class|const|let|var)(\s+|\s*\*\s*)([\p{L}_$][\p{L}\p{N}_$]*)/gu;
  for (const { 0: text, 1: word, 2: between = '', 3: name = '' } of code.matchAll(pattern)) {
    if (word !== undefined && found.length < most) {
      const keyword = word.replace(/\s+/g, ' ') + (between.includes('*') ? '*' : '');
      found.push({ name, keyword, line, inside: depth > 0 });
    }
    if ('{('.includes(text)) depth++;
    else if ('})'.includes(text)) depth--;
    line += text.split('\n').length - 1;
  }
  return found.sort((a, b) => Number(a.inside) - Number(b.inside));
}

/** A file with more declarations gets no advice. */
const most = 500;

const isDefault = (code: string, name: string): boolean =>
  new RegExp(
    `\\bexport\\s+default\\s+(async\\s+)?((function\\s*\\*?|class)\\s+)?${escaped(name)}\\b|\\b${escaped(name)}\\s+as\\s+default\\b`,
  ).test(code);

const escaped = (name: string): string => name.replaceAll('$', '\\$');

/** Comments and strings, from the start; one pass and no pattern that could backtrack. */
export const textOrComment =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/g;

/** The code with comments and strings replaced by blanks, so that lines and columns stay the same. */
export const withoutTexts = (source: string): string =>
  source.replace(textOrComment, (text) => text.replace(/[^\n]/g, ' '));
