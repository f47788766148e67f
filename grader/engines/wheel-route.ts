import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extract } from './extract.ts';
import { packageFolder } from './normal-route.ts';
import { answers, InstallError, runStep } from './run-step.ts';
import type { Manifest } from './tensorflow-folder.ts';

/** The wheel whose C library is used: pip accepts it only with this hash. By platform and architecture. */
const wheels: Readonly<Record<string, { requirement: string; sha256: string; platform: string }>> = {
  'linux x64': {
    requirement: 'tensorflow-cpu==2.18.1',
    sha256: '810c75d7149d2da0cb2092187817b0dcabb80728ca9f9cf3a61f3f42fadd1298',
    platform: 'manylinux2014_x86_64',
  },
};
const version = '2.18.1';

const require = createRequire(import.meta.url);
const { include_dir: nodeHeaders } = require('node-api-headers') as { include_dir: string };

const libraries = ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'];
/** tfjs-node's binding includes headers of the C interface, which include these. */
const headers =
  /^tensorflow\/include\/(tensorflow\/c|tensorflow\/core\/platform|tsl\/platform|xla\/tsl\/c)\/.*\.h$/;

/**
 * Builds tfjs-node's binding against the C library inside PyPI's TensorFlow wheel, in `folder`: for machines that reach
 * PyPI but not the host of tfjs-node's own download, and for a current TensorFlow (its own is 2.9.1).
 */
export async function wheelRoute(folder: string, say: (line: string) => void): Promise<Manifest> {
  const wheel = wheels[`${process.platform} ${process.arch}`];
  if (!wheel)
    throw new InstallError(
      `there is no pinned TensorFlow wheel for ${process.platform} ${process.arch}, only for ${Object.keys(wheels).join(', ')}. Use --engine wasm, which is always available.`,
    );
  const compiler = await requireTools();
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) =>
    join(packageFolder(), 'binding', name),
  );

  say(`downloading ${wheel.requirement} from PyPI (220 MB)`);
  const downloads = join(folder, 'download');
  await mkdir(downloads);
  const requirements = join(downloads, 'requirements.txt');
  await writeFile(requirements, `${wheel.requirement} --hash=sha256:${wheel.sha256}\n`);
  const target = ['--platform', wheel.platform, '--python-version', '311', '--implementation', 'cp'];
  const only = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
  await runStep('python3', [
    '-m',
    'pip',
    'download',
    ...only,
    ...target,
    '-d',
    downloads,
    '-r',
    requirements,
  ]);
  const file = (await readdir(downloads)).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new InstallError('pip downloaded no wheel.');

  say('unpacking the C library (680 MB)');
  const unpacked = await extract(
    join(downloads, file),
    folder,
    (name) => libraries.includes(name) || headers.test(name),
  );
  const missing = libraries.filter((name) => !unpacked.includes(name));
  if (missing.length > 0) throw new InstallError(`the wheel holds no ${missing.join(', ')}.`);
  await rm(downloads, { recursive: true });

  say('compiling the binding');
  const binding = 'tfjs_binding.node';
  await runStep(compiler, [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    `-I${nodeHeaders}`,
    `-I${join(folder, 'tensorflow', 'include')}`,
    ...sources,
    ...libraries.map((name) => join(folder, name)),
    '-Wl,-rpath,$ORIGIN/tensorflow',
    ...['-o', join(folder, binding)],
  ]);
  await rm(join(folder, 'tensorflow', 'include'), { recursive: true });
  return { tensorflow: version, route: 'wheel', binding };
}

/** The C++ compiler's name. */
async function requireTools(): Promise<string> {
  if (!(await answers('python3', '--version')))
    throw new InstallError(
      'python3 is missing; its pip brings the TensorFlow library. Install python3 and pip.',
    );
  if (!(await answers('python3', '-m', 'pip', '--version')))
    throw new InstallError('pip is missing. Install it (Debian: python3-pip), or run python3 -m ensurepip.');
  for (const compiler of ['c++', 'g++', 'clang++']) if (await answers(compiler, '--version')) return compiler;
  throw new InstallError('a C++ compiler is missing. Install one (Debian: g++).');
}
