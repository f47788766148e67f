import type { Exercise } from './exercise.ts';
import { nearest } from './nearest.ts';
import type { AskOutline, Declaration, Outline } from './outline.ts';

/**
 * The message for a file that does not export what the exercise asks for; undefined if it does.
 *
 * @param exported the names that the loaded file exports
 * @param outline of the file, to find what has another name or is not exported; asked for only if something is missing
 */
export async function missingExports(
  { id, entry }: Exercise,
  exported: readonly string[],
  outline: AskOutline,
): Promise<string | undefined> {
  const missing = entry.filter((name) => !exported.includes(name));
  if (missing.length === 0) return undefined;
  const read = await outline();
  const found = read ? missing.flatMap((name) => hint(name, exported, read) ?? []) : [];
  const wanted = missing.map((name) => `'${name}'`).join(' and ');
  return [`${id}.ts must export ${wanted}.`, ...found].join(' ');
}

function hint(name: string, exported: readonly string[], outline: Outline): string | undefined {
  const own = outline.declarations.find((one) => one.name === name);
  if (own && own.place !== 'member') return notExported(own, exported, outline);
  if (outline.commonJs)
    return 'Write `export` before the function; `exports` and `module.exports` have no meaning here.';
  if (own)
    return `'${name}' is a member of a class or an object (line ${own.line}): write it as a function at the top level of the file, and \`export\` before it.`;
  const declared = outline.declarations.filter(({ place }) => place !== 'member');
  const others = [...exported.filter((one) => one !== 'default'), ...declared.map((one) => one.name)];
  const [like] = nearest(name, [...new Set(others)].slice(0, most));
  if (like !== undefined) {
    const also = exported.includes(like) ? '' : ', and export it';
    const why = like.toLowerCase() === name.toLowerCase() ? 'case matters' : 'the names differ';
    return `There is '${like}' (${why}): rename it to '${name}'${also}.`;
  }
  return exported.includes('default')
    ? `There is a default export: give it the name '${name}', and write \`export\` without \`default\`.`
    : undefined;
}

/** For a function, a class or a variable of the right name. */
function notExported(
  { name, keyword, line, place }: Declaration,
  exported: readonly string[],
  { exports }: Outline,
): string {
  if (place === 'inside')
    return `'${name}' is inside another function or block (line ${line}): move it to the top level of the file, and write \`export\` before it.`;
  const names = exports.filter(({ local }) => local === name).map((one) => one.name);
  if (names.includes('default') && exported.includes('default'))
    return `'${name}' is the default export: write \`export ${keyword} ${name}\` without \`default\`.`;
  const renamed = names.find((one) => one !== name && one !== 'default');
  if (renamed !== undefined)
    return `'${name}' is exported under the name '${renamed}': export it under its own name.`;
  return `'${name}' is defined (line ${line}) but not exported: write \`export\` before \`${keyword} ${name}\`.`;
}

/** Among more names, the nearest is not looked for. */
const most = 500;
