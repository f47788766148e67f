import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Exercise } from '#grader/core/exercise.ts';
import type { Catalogue } from '#grader/host/catalogue.ts';
import { openCourse, UsageError } from './usage.ts';

const tfjs = fileURLToPath(new URL('../../reference/tensor/tfjs.ts', import.meta.url));
const typeRoots = fileURLToPath(new URL('../../node_modules/@types', import.meta.url));

export const initCommand = (): Command =>
  new Command('init')
    .description('make a folder to work in, with a stub for each exercise')
    .argument('[dir]', 'the folder; this one where absent', '.')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run(dir: string, options: { course?: string }): Promise<void> {
  const catalogue = await openCourse(options.course);
  const root = resolve(dir);
  const kept: string[] = [];
  let written = 0;
  for (const [path, text] of Object.entries(filesOf(catalogue, root)))
    if (await writeNew(join(root, ...path.split('/')), text)) written++;
    else kept.push(path);
  const first = catalogue.exercises[0]?.exercise.id ?? '';
  console.log(`${written} files written to ${root}.`);
  if (kept.length > 0) console.log(`Left as they were: ${kept.join(', ')}.`);
  console.log(`Open ${first}.ts, then run: genlab check --watch${dir === '.' ? '' : ` (in ${dir})`}`);
}

/** Writes a file that is not there yet; false where it is. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await exists(path))) return false;
    throw new UsageError(
      `${path} cannot be written (${code ?? String(error)}). Choose a folder that you may write to.`,
    );
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function filesOf({ course, exercises }: Catalogue, root: string): Record<string, string> {
  return {
    ...Object.fromEntries(exercises.map(({ exercise, stub }) => [`${exercise.id}.ts`, stub])),
    'tsconfig.json': `${JSON.stringify(tsconfig(root), null, 2)}\n`,
    'package.json': `${JSON.stringify({ private: true, type: 'module' }, null, 2)}\n`,
    'README.md': readme(
      course.title,
      exercises.map(({ exercise }) => exercise),
    ),
    '.gitignore': 'node_modules/\n.genlab/\n',
  };
}

const tsconfig = (root: string) => ({
  compilerOptions: {
    target: 'esnext',
    lib: ['esnext', 'dom'],
    // The types that the course's own tensor library needs.
    types: ['node'],
    typeRoots: [importPath(root, typeRoots)],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    paths: { '@tensorflow/tfjs': [importPath(root, tfjs)] },
  },
  include: ['*/*.ts'],
});

/** As a tsconfig wants it: forward slashes, and a dot ahead unless it lies on another drive. */
export function importPath(from: string, to: string): string {
  const path = relative(from, to).replaceAll('\\', '/');
  return path.startsWith('.') || isAbsolute(path) ? path : `./${path}`;
}

const readme = (title: string, exercises: readonly Exercise[]): string =>
  `# ${title}

One file an exercise, in this order:

${exercises.map(({ id, title: name, points, bonus }, i) => `${i + 1}. \`${id}.ts\`: ${name} (${points} ${bonus ? 'bonus ' : ''}point${points === 1 ? '' : 's'})`).join('\n')}

Open the first file, read the comment above the function, and replace the line that throws. Then:

| command | what it does |
|---|---|
| \`genlab check --watch\` | checks your files each time you save, and says what is wrong |
| \`genlab hint <exercise>\` | gives one hint more each time |
| \`genlab status\` | shows where you stand |
| \`genlab reset <exercise>\` | puts the stub back, and keeps a copy of your file |

Hand in the folders with your \`.ts\` files. Grading runs the same properties on fresh numbers.
`;
