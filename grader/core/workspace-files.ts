/** The files of a folder to work in, by path below it: one for each exercise, and what an editor needs beside them. */
import type { Exercise } from './exercise.ts';

export interface WorkspacePlan {
  readonly title: string;
  /** In the order of the course; `text` is the stub, or what a student has made of it. */
  readonly exercises: readonly { readonly exercise: Described; readonly text: string }[];
  /** From the folder to the course's tfjs and to the types of its packages, with forward slashes. */
  readonly tfjs: string;
  readonly typeRoots: string;
}

type Described = Pick<Exercise, 'id' | 'title' | 'points' | 'bonus'>;

export function workspaceFiles({ title, exercises, tfjs, typeRoots }: WorkspacePlan): Record<string, string> {
  return {
    ...Object.fromEntries(exercises.map(({ exercise, text }) => [`${exercise.id}.ts`, text])),
    'tsconfig.json': `${JSON.stringify(tsconfig(tfjs, typeRoots), null, 2)}\n`,
    'package.json': `${JSON.stringify({ private: true, type: 'module' }, null, 2)}\n`,
    'README.md': readme(
      title,
      exercises.map(({ exercise }) => exercise),
    ),
    '.gitignore': 'node_modules/\n.genlab/\n',
  };
}

const tsconfig = (tfjs: string, typeRoots: string) => ({
  compilerOptions: {
    target: 'esnext',
    lib: ['esnext', 'dom'],
    // The types that the course's own tensor library needs.
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

const readme = (title: string, exercises: readonly Described[]): string =>
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
