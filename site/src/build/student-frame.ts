import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { build } from 'esbuild';

const id = 'virtual:student-frame';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const project = here('../../../');

/**
 * What the frame of a student's code may do: run its own script, WebAssembly, and a worker that it creates. It has no network,
 * no storage (its origin is opaque), no navigation and no other frames.
 */
const policyOf = (script: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The source expression for an inline script in a Content-Security-Policy. */
export const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;

/**
 * Provides the module `virtual:student-frame`: the document of the sandboxed frame, and the runner for its worker, both as
 * text. They are sent to the frame by message, because it cannot load anything.
 */
export const studentFrame: NonNullable<ViteUserConfig['plugins']>[number] = {
  name: 'student-frame',
  resolveId: (name) => (name === id ? `\0${id}` : undefined),
  async load(name) {
    if (name !== `\0${id}`) return undefined;
    const [boot, runner] = await Promise.all([bootScript(), runnerScript()]);
    for (const input of [...boot.inputs, ...runner.inputs]) this.addWatchFile(input);
    const policy = policyOf(boot.text);
    const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${boot.text}</script>`;
    return `export const page = ${JSON.stringify(page)};\nexport const runner = ${JSON.stringify(runner.text)};`;
  },
};

interface Script {
  readonly text: string;
  readonly inputs: readonly string[];
}

/** The frame's own script. Pages that create a frame must allow it too, because the frame inherits their policy. */
export const bootScript = (): Promise<Script> =>
  scriptOf(`import ${JSON.stringify(`${project}grader/session/web/frame-boot.ts`)};`);

/** The runner and the probe of each exercise, in one file. */
async function runnerScript(): Promise<Script> {
  const files = await readdir(`${project}exercises`, { recursive: true });
  const ids = files
    .map((file) => /^([^/\\]+)[/\\]([^/\\]+)[/\\]probe\.ts$/.exec(file))
    .flatMap((match) => (match ? [`${match[1] ?? ''}/${match[2] ?? ''}`] : []))
    .sort();
  const probes = ids.map((exercise) => {
    const file = JSON.stringify(`${project}exercises/${exercise}/probe.ts`);
    return `${JSON.stringify(exercise)}: async () => (await import(${file})).default,`;
  });
  return await scriptOf(`
    import { serve } from ${JSON.stringify(`${project}grader/session/web/student-worker.ts`)};
    serve({ ${probes.join('\n')} });`);
}

async function scriptOf(contents: string): Promise<Script> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    format: 'iife',
    minify: true,
    platform: 'browser',
    target: 'es2022',
    // A JavaScript engine parses text with one byte per character faster.
    charset: 'ascii',
    write: false,
    metafile: true,
    absWorkingDir: project,
    alias: { '@tensorflow/tfjs': `${project}reference/tensor/tfjs.ts` },
    // Only Node uses it to load packages. A worker has no such URL.
    define: { 'import.meta.url': '""' },
  });
  const text = (outputFiles[0]?.text ?? '').trim();
  if (/<\/script|<!--/i.test(text) && text.length < 10_000)
    throw new Error('internal: the script of the frame cannot be inlined in a page');
  // Packages do not change during development, and some of their files are virtual.
  const inputs = Object.keys(metafile.inputs).filter(
    (input) => !/^<stdin>$|^\(disabled\)|node_modules/.test(input),
  );
  return { text, inputs: inputs.map((input) => `${project}${input}`) };
}
