import { execFile } from 'node:child_process';
import {
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { project, projectFiles, type Block } from './markdown.ts';

/** A reader with a fresh clone of the project who types one block after the other into one shell. */
export interface Reader {
  readonly folder: string;
  save(block: Block): void;
  /** Runs a block where the last one ended, with the variables that it exported. */
  type(block: Block): Promise<{ readonly code: number; readonly output: string }>;
  leave(): void;
}

const minutes = 60_000;

export function newReader(): Reader {
  const base = mkdtempSync(join(tmpdir(), 'genlab-reader-'));
  const folder = join(base, 'genlab');
  for (const path of projectFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(project, path), join(folder, path), { mode: constants.COPYFILE_FICLONE });
  }
  // `npm ci` was run before the tests; the copy shares what it installed.
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'canvas-export.zip'), canvasExport());
  const state = join(base, 'state.sh');
  writeFileSync(
    state,
    `cd '${folder}'\nnpm() { if [ "$1" != ci ]; then command npm "$@"; fi; }\nexport -f npm\n`,
  );
  return {
    folder,
    save: ({ file = '', text }) => {
      writeFileSync(join(folder, file), `${text}\n`);
    },
    type: (block) =>
      new Promise((resolve) => {
        const script = `. '${state}'\nset -e\n${block.text}\nset +e\n{ export -p; export -pf; echo "cd '$PWD'"; } > '${state}'\n`;
        const options = { cwd: folder, env: environment(), timeout: 10 * minutes, maxBuffer: 2 ** 26 };
        execFile('bash', ['-c', script], options, (error, out, err) => {
          resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: `${out}\n${err}` });
        });
      }),
    leave: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** Without variables of npm and genlab that would affect the commands. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|GENLAB_|VITEST)/i.test(name)),
  ),
  NO_COLOR: '1',
});

/** A class of two as Canvas exports it: `name_id_attachment_file`. */
function canvasExport(): Uint8Array {
  const solved = readFileSync(
    join(project, 'exercises/reparametrization/sample-gaussian/_private/solution.ts'),
  );
  const mistaken = readFileSync(
    join(project, 'tests/submissions/mistaken-log-variance/reparametrization/sample-gaussian.ts'),
  );
  return zipSync({
    'turingalan_4712_90001_sample-gaussian.ts': solved,
    'lovelaceada_4711_90002_sample-gaussian.ts': mistaken,
  });
}
