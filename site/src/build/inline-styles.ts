import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

/**
 * Inlines the styles of code blocks into the pages that have code. Expressive Code writes them as a file, and a first visit on
 * a slow phone would wait for it before it shows any text. Its own option `emitExternalStylesheet: false` does not cover code
 * fences in Markdown.
 */
export const inlineStyles: AstroIntegration = {
  name: 'inline-styles',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const styles = new Map<string, string>();
      for (const file of await readdir(new URL('_astro/', dir)))
        if (/^ec\..*\.css$/.test(file))
          styles.set(file, await readFile(new URL(`_astro/${file}`, dir), 'utf8'));
      for (const path of await readdir(dir, { recursive: true })) {
        if (!path.endsWith('.html')) continue;
        const page = await readFile(new URL(path, dir), 'utf8');
        const inlined = page.replaceAll(
          /<link rel="stylesheet" href="[^"]*\/_astro\/(ec\.[^"/]*\.css)">/g,
          (_, file: string) => {
            const style = styles.get(file);
            if (style === undefined)
              throw new Error(`internal: ${path} asks for ${file}, which is not there`);
            return `<style>${style}</style>`;
          },
        );
        if (inlined !== page) await writeFile(new URL(path, dir), inlined);
      }
    },
  },
};
