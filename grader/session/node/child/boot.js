/**
 * The first module of a child. Everything it may load comes from the runtime folder (JavaScript already, so that no
 * type stripper has to start), from the tensor packages, or from the sources that the parent sends.
 */
import { readFileSync, statSync } from 'node:fs';
import { enableCompileCache, registerHooks } from 'node:module';
import { URL, fileURLToPath, pathToFileURL } from 'node:url';

const { root, packages, modules, cache } = JSON.parse(process.argv[2]);

// Not through NODE_COMPILE_CACHE: if the grader has ended and taken the folder with it, Node tries to make it in an endless
// loop. A folder that was removed under a process has no links.
if (statSync(cache).nlink > 0) enableCompileCache({ directory: cache, portable: true });

const rootUrl = pathToFileURL(root).href;
const submissionUrl = 'file:///submission/';
const tensorDoor = new URL('reference/tensor/tfjs.ts', rootUrl).href;

/**
 * Sources that the parent sent, by URL, and which of them are a student's. Plain records asked with `in`, because the
 * hooks below go on running after the student's code has loaded, and that may replace any method of any prototype.
 */
const sent = Object.create(null);
const students = Object.create(null);

registerHooks({
  resolve(specifier, context, next) {
    const fromStudent = context.parentURL in students;
    const found = (url) => ({
      url,
      shortCircuit: true,
      ...(url.endsWith('.ts') ? { format: 'module' } : {}),
    });
    // A student's file may import a sibling by its URL, but not the probe.
    if (specifier in sent && (!fromStudent || specifier in students)) return found(specifier);
    if (/^@tensorflow\/tfjs(-core)?$/.test(specifier) && (fromStudent || specifier === '@tensorflow/tfjs'))
      return found(tensorDoor);
    if (fromStudent) {
      const url = /^\.\.?\//.test(specifier) ? new URL(specifier, context.parentURL).href : undefined;
      if (url in students) return found(url);
      // The permission model confines a student's code; this check only gives a clear message.
      throw new Error(
        `'${specifier}' cannot be imported here: an exercise may import '@tensorflow/tfjs' only.`,
      );
    }
    if (specifier.startsWith('#')) return found(new URL(specifier.slice(1), rootUrl).href);
    const known = packages[specifier];
    if (known !== undefined)
      return {
        url: pathToFileURL(known).href,
        format: modules.includes(specifier) ? 'module' : 'commonjs',
        shortCircuit: true,
      };
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url in sent) return { format: 'module', source: sent[url], shortCircuit: true };
    if (url.startsWith(rootUrl) && url.endsWith('.ts'))
      return { format: 'module', source: readFileSync(fileURLToPath(url), 'utf8'), shortCircuit: true };
    return next(url, context);
  },
});

let loads = 0;

const { serve } = await import(new URL('grader/session/node/child/serve.ts', rootUrl).href);
await serve({
  /** Makes the sources of one load importable, and returns the URLs of the entry and of the probe. */
  addSources({ files, entry, probe }) {
    // A folder for each load: Node caches a module by its URL, and would return the old one for a new source.
    const folder = `${++loads}/`;
    for (const [path, source] of Object.entries(files)) {
      const { href } = new URL(folder + path, submissionUrl);
      sent[href] = source;
      students[href] = true;
    }
    const probeUrl = `file:///probe/${folder}probe.ts`;
    if (probe !== null) sent[probeUrl] = probe;
    return { entryUrl: new URL(folder + entry, submissionUrl).href, probeUrl };
  },
});
