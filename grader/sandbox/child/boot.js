/**
 * The first module of a child. Everything it may load comes from the runtime folder (JavaScript already, so that no
 * type stripper has to start), from the tensor packages, or from the sources that the parent sends.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { URL, fileURLToPath, pathToFileURL } from 'node:url';

const { root, packages } = JSON.parse(process.argv[2]);
const rootUrl = pathToFileURL(root).href;
const submissionUrl = 'file:///submission/';
const tensorDoor = new URL('reference/tensor/tfjs.ts', rootUrl).href;

/** Sources that the parent sent, by URL. */
const sent = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const fromStudent = context.parentURL?.startsWith(submissionUrl) ?? false;
    const found = (url) => ({
      url,
      shortCircuit: true,
      ...(url.endsWith('.ts') ? { format: 'module' } : {}),
    });
    // A student's file may import a sibling by its URL, but not the probe.
    if (sent.has(specifier) && (!fromStudent || specifier.startsWith(submissionUrl))) return found(specifier);
    if (/^@tensorflow\/tfjs(-core)?$/.test(specifier) && (fromStudent || specifier === '@tensorflow/tfjs'))
      return found(tensorDoor);
    if (fromStudent) {
      const url = /^\.\.?\//.test(specifier) ? new URL(specifier, context.parentURL).href : undefined;
      if (url !== undefined && sent.has(url)) return found(url);
      // The permission model is what keeps a student's code in; this only says so in plain words.
      throw new Error(
        `'${specifier}' cannot be imported here: an exercise may import '@tensorflow/tfjs' only.`,
      );
    }
    if (specifier.startsWith('#')) return found(new URL(specifier.slice(1), rootUrl).href);
    const known = packages[specifier];
    if (known !== undefined)
      return { url: pathToFileURL(known).href, format: 'commonjs', shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    const source = sent.get(url);
    if (source !== undefined) return { format: 'module', source, shortCircuit: true };
    if (url.startsWith(rootUrl) && url.endsWith('.ts'))
      return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
    return next(url, context);
  },
});

const { serve } = await import(new URL('grader/sandbox/child/serve.ts', rootUrl).href);
await serve({
  /** Makes sources importable, and tells the URL of each. */
  addFile(path, source) {
    const url = new URL(path, submissionUrl).href;
    sent.set(url, source);
    return url;
  },
});
