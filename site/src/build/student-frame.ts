import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';
import { build } from 'esbuild';

const id = 'virtual:student-frame';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const project = here('../../../');

/**
 * What the frame of a student's code may do, on top of what the page may: run its own script and WebAssembly, and a worker
 * of its own making. No network, no storage (its origin is opaque), no navigation, no other frame.
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

/** As a Content-Security-Policy names the text of an inline script. */
export const hashOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;

/**
 * Makes up the module `virtual:student-frame`: the document of the sandboxed frame, and the runner that its worker is
 * made of, both as text. They are handed to the frame by message, since it can load nothing.
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

/** The frame's own script; the pages that make a frame must allow it too, since a frame inherits their policy. */
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
    // The engine reads a text of one byte a character faster.
    charset: 'ascii',
    write: false,
    metafile: true,
    absWorkingDir: project,
    alias: { '@tensorflow/tfjs': `${project}reference/tensor/tfjs.ts` },
    // Node's way to load a package in the middle of a computation; a worker has none.
    define: { 'import.meta.url': '""' },
  });
  const text = (outputFiles[0]?.text ?? '').trim();
  if (/<\/script|<!--/i.test(text) && text.length < 10_000)
    throw new Error('internal: the script of the frame cannot stand in a page');
  // Packages do not change while one writes, and some of their files are stand-ins.
  const inputs = Object.keys(metafile.inputs).filter(
    (input) => !/^<stdin>$|^\(disabled\)|node_modules/.test(input),
  );
  return { text, inputs: inputs.map((input) => `${project}${input}`) };
}
