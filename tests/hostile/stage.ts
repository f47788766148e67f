import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
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
import type { HostileCase } from './cases.ts';

export const id = 'reparametrization/sample-gaussian';
const project = fileURLToPath(new URL('../..', import.meta.url));
const solutionFile = join(project, 'exercises', id, '_private', 'solution.ts');

/** Stands in the file of the other student, and must come out nowhere. */
export const otherSecret = 'the work of another student';

/** A class of two: the hostile submission, and one of which nothing may be seen or changed. */
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

  /** With the places that an attacker would have to guess filled in. */
  filled(source: string): string {
    const places = {
      ...{ stage: this.root, other: this.#other, solution: solutionFile },
      ...{ project: project.replace(/\/$/, ''), port: String(this.#port) },
    };
    return source.replace(/\{\{(\w+)\}\}/g, (_, name: keyof typeof places) => places[name]);
  }

  handIn(source: string, place?: HostileCase['place']): void {
    rmSync(this.submission, { recursive: true, force: true });
    const file = join(this.submission, `${id}.ts`);
    if (place === 'linked-unit') {
      mkdirSync(this.submission);
      symlinkSync(dirname(this.#other), dirname(file));
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    if (place === 'link') symlinkSync(solutionFile, file);
    else if (place === 'fifo') execFileSync('mkfifo', [file]);
    else if (place === 'device') symlinkSync('/dev/zero', file);
    else if (place === 'huge') writeFileSync(file, ' '.repeat(2 ** 26));
    else writeFileSync(file, this.filled(source));
  }

  /** Of all that lies here but the submission; the same as before where nothing was touched. */
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
