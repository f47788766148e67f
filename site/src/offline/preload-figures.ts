import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * Lets a page with a figure ask for the figure's scripts with its first line, ahead of faces. They are found one after the
 * other else: the page names the lab's script, the lab names the figure's, and on a slow phone each costs a round trip.
 */
export const preloadFigures = (base: string): AstroIntegration => ({
  name: 'preload-figures',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const scripts = new URL('_astro/', dir);
      const lab = (await readdir(scripts)).find((file) => /^Figure\.astro.*\.js$/.test(file));
      if (lab === undefined) throw new Error('internal: the site has no script for figures');
      const chunks = chunksOf(await readFile(new URL(lab, scripts), 'utf8'));
      for (const path of await readdir(dir, { recursive: true })) {
        if (!path.endsWith('.html')) continue;
        const page = await readFile(new URL(path, dir), 'utf8');
        const figure = /<figure-lab data-figure="([^"]*)"/.exec(page)?.[1];
        if (figure === undefined) continue;
        const own = chunks.get(figure);
        if (own === undefined) throw new Error(`internal: no script was found for the figure '${figure}'`);
        const links = [`_astro/${lab}`, ...own].map(
          (file) => `<link rel="modulepreload" href="${base.replace(/\/?$/, '/')}${file}">`,
        );
        // Not in a row with the page's other scripts, of which none is needed here.
        const early = page.replace(/<script type="module"(?= src="[^"]*\/Figure\.astro)/, '$& async');
        if (early === page) throw new Error(`internal: ${path} has a figure and no script for it`);
        await writeFile(new URL(path, dir), early.replace('<head>', `<head>${links.join('')}`));
      }
    },
  },
});

/** By the name of a figure, the files of its chunk and of all that it imports, as Vite lists them for its own preloading. */
function chunksOf(lab: string): ReadonlyMap<string, string[]> {
  const listed = /m\.f=(\[[^\]]*\])/.exec(lab)?.[1] ?? '[]';
  const files = JSON.parse(listed) as string[];
  const loads =
    /[`"']?([\w-]+)[`"']?:\(\)=>\w+\(\(\)=>import\([^)]*\)(?:\.then\([^)]*\))?,__vite__mapDeps\(\[([\d,]*)\]\)/g;
  return new Map(
    [...lab.matchAll(loads)].map(([, name = '', numbers = '']) => [
      name,
      numbers.split(',').map((number) => files[Number(number)] ?? ''),
    ]),
  );
}
