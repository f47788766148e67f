import { cp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { InstallError, runStep } from './run-step.ts';
import type { Manifest } from './tensorflow-folder.ts';

/** Long enough for 100 MB on a slow connection; a host that never answers must not block the other route for ever. */
const seconds = 600;

/**
 * tfjs-node's own installation: its script downloads TensorFlow 2.9.1 and a binding made for it. It runs on a copy of
 * the package inside `folder`, so that a failure does not change `node_modules`.
 */
export async function normalRoute(folder: string, say: (line: string) => void): Promise<Manifest> {
  const source = packageFolder();
  const copy = join(folder, 'tfjs-node');
  await cp(source, copy, { recursive: true });
  const modules = dirname(dirname(source)); // …/node_modules, from …/node_modules/@tensorflow/tfjs-node
  say('running the installation of @tensorflow/tfjs-node');
  await runStep(process.execPath, [join('scripts', 'install.js')], {
    cwd: copy,
    seconds,
    env: {
      ...process.env,
      NODE_PATH: modules,
      PATH: [join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter),
    },
  });
  const builds = await readdir(join(copy, 'lib')).catch(() => []);
  const build = builds.find((name) => name.startsWith('napi-v'));
  if (build === undefined)
    throw new InstallError('the installation of @tensorflow/tfjs-node left no binding.');
  for (const part of ['dist', 'src', 'scripts', 'binding'])
    await rm(join(copy, part), { recursive: true, force: true });
  const { LIBTENSORFLOW_VERSION: tensorflow } = createRequire(import.meta.url)(
    join(source, 'scripts', 'deps-constants.js'),
  ) as { LIBTENSORFLOW_VERSION: string };
  return { tensorflow, route: 'tfjs-node', binding: join('tfjs-node', 'lib', build, 'tfjs_binding.node') };
}

export function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  } catch {
    throw new InstallError('the package @tensorflow/tfjs-node is missing. Run npm ci in the project first.');
  }
}
