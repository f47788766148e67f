import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { dist } from './built-site.ts';
import { expect, test } from './fixtures.ts';

const exercises = fileURLToPath(new URL('../../exercises/', import.meta.url));
const reference = fileURLToPath(new URL('../../reference/', import.meta.url));

/** Long enough to be significant, without white space. */
const telling = 32;
/** The address of a paragraph is not a secret: a quiz may link to the same one. */
const isAddress = (line: string): boolean => line.startsWith('lesson:');
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '').replaceAll(/["'`]/g, '');

async function texts(folder: string, wanted: (file: string) => boolean): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true })).filter(wanted);
  const read = files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const);
  return new Map(await Promise.all(read));
}

test('nothing of a private file is in the built site', async () => {
  const isSource = (file: string): boolean => file.endsWith('.ts');
  const isPrivate = (file: string): boolean => file.includes('_private/');
  const hidden = await texts(exercises, (file) => isSource(file) && isPrivate(file));
  const open = [
    ...(await texts(exercises, (file) => isSource(file) && !isPrivate(file))).values(),
    // The golden numbers of the public checks name and explain each known mistake, so the pages may too.
    ...(await texts(exercises, (file) => file.endsWith('golden.json'))).values(),
    // What the course publishes anyway, such as its formulas.
    ...(await texts(reference, isSource)).values(),
  ];
  const known = squeezed(open.join('\n'));
  const built = await texts(dist, (file) => /\.(html|js|css|json|svg|txt|xml)$/.test(file));
  expect(hidden.size).toBeGreaterThan(100);
  expect(built.size).toBeGreaterThan(10);

  const published = squeezed(
    [...built.values()].map((text) => unescaped(text.replaceAll(/<[^>]*>/g, ''))).join('\n'),
  );
  const candidates = [...hidden].flatMap(([file, source]) =>
    source
      .split('\n')
      .map(squeezed)
      .filter((line) => line.length >= telling && !isAddress(line))
      .map((line) => ({ file, line })),
  );
  const found = linesIn(
    published,
    candidates.map(({ line }) => line),
  );
  // The search finds what is there.
  expect(found.size).toBeGreaterThan(0);
  const leaks = candidates
    .filter(({ line }) => found.has(line) && !known.includes(line))
    .map(({ file, line }) => `${file}: ${line}`);
  expect(leaks).toEqual([]);
  expect([...built.keys()].filter((file) => file.includes('_private'))).toEqual([]);
});

/** The lines that occur in a text, in one pass over it: there are thousands, and the text has tens of megabytes. */
function linesIn(text: string, lines: readonly string[]): Set<string> {
  const byStart = Map.groupBy(new Set(lines), (line) => line.slice(0, telling));
  // Few places can be the start of a line; some characters are enough to exclude the others without copying the text.
  const possible = new Uint8Array(2 ** 22);
  const mark = (from: string, at: number): number =>
    (from.charCodeAt(at) * 31 ** 3 +
      from.charCodeAt(at + 9) * 31 ** 2 +
      from.charCodeAt(at + 18) * 31 +
      from.charCodeAt(at + telling - 1)) &
    (2 ** 22 - 1);
  for (const start of byStart.keys()) possible[mark(start, 0)] = 1;
  const found = new Set<string>();
  for (let i = 0; i + telling <= text.length; i++)
    if (possible[mark(text, i)] === 1)
      for (const line of byStart.get(text.slice(i, i + telling)) ?? [])
        if (text.startsWith(line, i)) found.add(line);
  return found;
}

const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&(quot|#34|#39);/g, '')
    .replaceAll('&amp;', '&');
