/** The files of a workspace by path: one for each exercise, and what an editor and npm need besides. */
import type { Exercise } from './exercise.ts';

export interface WorkspacePlan {
  readonly title: string;
  /** In the order of the course; `text` is the stub or a student's version of it. */
  readonly exercises: readonly { readonly exercise: Described; readonly text: string }[];
  /** From the folder to the course's tfjs and to the types of its packages, with forward slashes. */
  readonly tfjs: string;
  readonly typeRoots: string;
  /** What to do once before the commands work, for the README. */
  readonly setup: string;
  /** From the folder to the genlab that runs its commands; absent if the folder contains its own genlab. */
  readonly tool?: string;
  /** From the folder to its course, if that is not genlab's own. */
  readonly course?: string | undefined;
}

type Described = Pick<Exercise, 'id' | 'title' | 'points' | 'bonus'>;

export function workspaceFiles(plan: WorkspacePlan): Record<string, string> {
  const { title, exercises, tfjs, typeRoots, setup, tool, course } = plan;
  return {
    ...Object.fromEntries(exercises.map(({ exercise, text }) => [`${exercise.id}.ts`, text])),
    'tsconfig.json': json(tsconfig(tfjs, typeRoots)),
    ...(tool === undefined
      ? {}
      : { 'package.json': json(manifest(tool)), 'genlab.js': launcher(tool, course) }),
    'README.md': readme(
      title,
      setup,
      exercises.map(({ exercise }) => exercise),
    ),
    '.gitignore': 'node_modules/\n.genlab/\n',
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * `npx genlab` runs a command that the folder's own package declares before it asks a registry, where anybody could own
 * the name. So the package has `bin` for npx, with or without an installation, and the dependency for every other tool.
 */
const manifest = (tool: string) => ({
  name: 'genlab-workspace',
  private: true,
  type: 'module',
  bin: { genlab: './genlab.js' },
  scripts: { genlab: 'node genlab.js' },
  dependencies: { genlab: `file:${tool}` },
});

const launcher = (tool: string, course: string | undefined): string => `#!/usr/bin/env node
// Runs the genlab that made this folder.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
${course === undefined ? '' : `process.env['GENLAB_COURSE'] ??= resolve(here, ${JSON.stringify(course)});\n`}const folder = resolve(here, ${JSON.stringify(tool)});
const start = resolve(folder, 'grader/cli/genlab.js');
if (existsSync(start)) await import(pathToFileURL(start).href);
else {
  console.error(
    \`genlab: there is no genlab in \${folder}. Put a copy of it there and run npm ci in it, or change the path in genlab.js.\`,
  );
  process.exitCode = 2;
}
`;

const tsconfig = (tfjs: string, typeRoots: string) => ({
  compilerOptions: {
    target: 'esnext',
    lib: ['esnext', 'dom'],
    // The types that the course's tensor library needs.
    types: ['node'],
    typeRoots: [typeRoots],
    module: 'esnext',
    moduleResolution: 'bundler',
    moduleDetection: 'force',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    paths: { '@tensorflow/tfjs': [tfjs] },
  },
  include: ['*/*.ts'],
});

const readme = (title: string, setup: string, exercises: readonly Described[]): string =>
  `# ${title}

${setup}

There is one file per exercise, in this order:

${exercises.map(({ id, title: name, points, bonus }, i) => `${i + 1}. \`${id}.ts\`: ${name} (${points} ${bonus ? 'bonus ' : ''}point${points === 1 ? '' : 's'})`).join('\n')}

Open the first file, read the comment above the function, and replace the line that throws. Then use these commands in this folder:

| command | what it does |
|---|---|
| \`npx genlab check --watch\` | checks your files each time you save, and says what is wrong |
| \`npx genlab check <exercise>\` | checks one file |
| \`npx genlab hint <exercise>\` | gives one more hint each time |
| \`npx genlab status\` | shows where you stand |
| \`npx genlab reset <exercise>\` | puts the stub back, and keeps a copy of your file |

Hand in the folders with your \`.ts\` files. Grading tests the same properties on fresh numbers.
`;
