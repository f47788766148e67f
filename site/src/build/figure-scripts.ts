import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { build } from 'esbuild';

const id = 'virtual:figure-scripts';
const figures = new URL('../figures/', import.meta.url);
const lab = fileURLToPath(new URL('lab/figure-lab.ts', figures));

/**
 * Provides the module `virtual:figure-scripts`: for the name of each figure, the complete script that makes it
 * interactive, to be inlined after the figure. A script has about five kilobytes when compressed. As separate files,
 * the scripts arrived five round trips after the figure on a slow phone, and waited for the layout of the whole lesson.
 */
export const figureScripts: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'figure-scripts',
  resolveId: (name) => (name === id ? `\0${id}` : undefined),
  async load(name) {
    if (name !== `\0${id}`) return undefined;
    const files = await readdir(figures, { recursive: true });
    const names = files.flatMap((file) => /^([\w-]+)\/figure\.ts$/.exec(file)?.[1] ?? []);
    const scripts = await Promise.all(
      names.map(async (figure) => {
        const { text, inputs } = await scriptOf(figure);
        for (const input of inputs) this.addWatchFile(input);
        return [figure, text];
      }),
    );
    return `export default ${JSON.stringify(Object.fromEntries(scripts))};`;
  },
};

async function scriptOf(figure: string): Promise<{ text: string; inputs: string[] }> {
  const file = fileURLToPath(new URL(`${figure}/figure.ts`, figures));
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `
        import { figure } from ${JSON.stringify(file)};
        import { hydrate } from ${JSON.stringify(lab)};
        hydrate(document.currentScript.parentElement, figure);`,
      resolveDir: fileURLToPath(figures),
    },
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    write: false,
    metafile: true,
    absWorkingDir: fileURLToPath(figures),
    plugins: [
      {
        name: 'training-stays-out',
        setup(bundling) {
          // Training code is imported only in the worker.
          bundling.onResolve({ filter: /./ }, ({ kind, path }) =>
            kind === 'dynamic-import' ? { path, external: true } : undefined,
          );
        },
      },
    ],
  });
  const text = (outputFiles[0]?.text ?? '').trim();
  if (/<\/script|<!--/i.test(text))
    throw new Error(`internal: the script of '${figure}' cannot be inlined in a page`);
  const inputs = Object.keys(metafile.inputs).filter((input) => input !== '<stdin>');
  return { text, inputs: inputs.map((input) => fileURLToPath(new URL(input, figures))) };
}
