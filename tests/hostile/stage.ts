import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { studentFolder, type Submission } from '#grader/host/intake/index.ts';
import { victims, type HostileCase } from './cases.ts';

/** The exercise of submissions that are not a plain file. */
const [id] = victims;
const project = fileURLToPath(new URL('../..', import.meta.url));
const solutionOf = (exercise: string): string =>
  join(project, 'exercises', exercise, '_private', 'solution.ts');
const solutionFile = solutionOf(id);

/** Is in the other student's file, and must not appear anywhere. */
export const otherSecret = 'the work of another student';

/** A class of two: the hostile submission, and one that must not be read or changed. */
export class Stage {
  readonly root = mkdtempSync(join(tmpdir(), 'genlab-hostile-'));
  readonly submission = join(this.root, 'submission');
  readonly #other = join(this.root, 'other', `${id}.ts`);
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
    mkdirSync(dirname(this.#other), { recursive: true });
    writeFileSync(this.#other, `${readFileSync(solutionFile, 'utf8')}// ${otherSecret}\n`);
  }

  /** Fills in the paths that an attacker would have to guess, and expands repetitions. */
  filled(source: string, { exercise }: Pick<HostileCase, 'exercise'>, name: string): string {
    const places = {
      ...{ stage: this.root, other: this.#other, solution: solutionFile },
      answer: readFileSync(solutionOf(exercise), 'utf8'),
      ...{ name: JSON.stringify(name), project: project.replace(/\/$/, ''), port: String(this.#port) },
    };
    return source
      .replace(/\{\{(\d+) times (.+?)\}\}(?!\})/g, (_, times: string, text: string) =>
        text.repeat(Number(times)),
      )
      .replace(/\{\{(\w+)\}\}/g, (_, place: keyof typeof places) => places[place]);
  }

  /** The submission as the grader reads it. */
  handIn(
    source: string,
    one: Pick<HostileCase, 'exercise'>,
    name: string,
    place?: HostileCase['place'],
  ): Submission {
    rmSync(this.submission, { recursive: true, force: true });
    const file = join(this.submission, `${one.exercise}.ts`);
    const found = studentFolder(this.submission, name, [one.exercise]);
    if (place === 'linked-unit') {
      mkdirSync(this.submission);
      symlinkSync(dirname(this.#other), dirname(file));
      return found;
    }
    mkdirSync(dirname(file), { recursive: true });
    if (place === 'link') symlinkSync(solutionFile, file);
    else if (place === 'hard-link') linkSync(this.#other, file);
    else if (place === 'fifo') execFileSync('mkfifo', [file]);
    else if (place === 'device') symlinkSync('/dev/zero', file);
    else if (place === 'huge') writeFileSync(file, ' '.repeat(2 ** 26));
    else if (place?.endsWith('-archive')) {
      rmSync(this.submission, { recursive: true });
      mkdirSync(this.submission);
      writeFileSync(join(this.submission, 'work.zip'), this.#archive(place));
    } else writeFileSync(file, this.filled(source, one, name));
    return found;
  }

  #archive(place: string): Uint8Array {
    const [unit = '', exercise = ''] = id.split('/');
    if (place === 'bomb-archive') return zipSync({ [`${id}.ts`]: new Uint8Array(2 ** 29) }, { level: 9 });
    if (place === 'traversal-archive')
      return zipSync({ [`../../other/${unit}/${exercise}.ts`]: strToU8('// overwritten\n') });
    const link = { os: 3, attrs: (constants.S_IFLNK | 0o777) << 16 };
    return zipSync({ [`${id}.ts`]: [strToU8(this.#other), link] });
  }

  /** Digest of everything except the submission; the same as before if nothing was changed. */
  fingerprint(): string {
    const hash = createHash('sha256');
    for (const path of readdirSync(this.root, { recursive: true, encoding: 'utf8' }).sort()) {
      if (path.startsWith('submission')) continue;
      const full = join(this.root, path);
      hash.update(`${path}\n`);
      if (lstatSync(full).isFile()) hash.update(readFileSync(full));
    }
    return hash.digest('hex');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
