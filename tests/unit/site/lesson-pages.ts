import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../../../site/src/content/docs/', import.meta.url));

/** The pages that are written, `<unit>/<page>` or `<page>`, to the anchors of their headings, written as `{#anchor}`. */
export async function lessonPages(): Promise<Map<string, Set<string>>> {
  const files = (await readdir(docs, { recursive: true })).filter((file) =>
    /^(?:[^/]+\/)?[^/]+\.mdx$/.test(file),
  );
  const pages = files.map(async (file): Promise<[string, Set<string>]> => {
    const source = await readFile(join(docs, file), 'utf8');
    const anchors = [...source.matchAll(/^#{2,4} .*\{#([a-z0-9-]+)\}$/gm)].map(([, anchor = '']) => anchor);
    return [file.replace(/\.mdx$/, ''), new Set(anchors)];
  });
  return new Map(await Promise.all(pages));
}
