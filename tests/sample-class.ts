/** The sample class of `npm run demo`. Run as a program, it writes the class into `demo-class/`. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Students who hand in the course's own solutions, in addition to their files in `submissions/`. The solutions are not
 * stored there again.
 */
const solved: Readonly<Record<string, readonly string[]>> = {
  'does-not-compile': ['reparametrization/pathwise-gradient', 'reparametrization/score-function'],
  'exits-the-process': ['reparametrization/bernoulli-log-likelihood'],
  'mistaken-cut-gradient': ['reparametrization/negative-elbo', 'reparametrization/score-function'],
  'mistaken-log-variance': ['reparametrization/bernoulli-log-likelihood', 'reparametrization/score-function'],
  'mistaken-own-noise': ['reparametrization/gaussian-kl'],
  'never-ends': ['reparametrization/score-function'],
};

/** Replaces `folder` by the class: `submissions/`, and students who hand in solutions and stubs of the course. */
export async function makeSampleClass(folder: string): Promise<void> {
  const { exercises } = await loadCatalogue(path('../exercises'));
  const ids = exercises.map(({ exercise }) => exercise.id);
  await rm(folder, { recursive: true, force: true });
  await cp(path('submissions'), folder, { recursive: true });
  const handIn = async (student: string, id: string, file: string): Promise<void> => {
    const to = join(folder, student, `${id}.ts`);
    await mkdir(dirname(to), { recursive: true });
    await cp(path(`../exercises/${id}/${file}`), to, { force: false, errorOnExist: true });
  };
  for (const [student, answers] of Object.entries({ ...solved, complete: ids }))
    for (const id of answers) await handIn(student, id, '_private/solution.ts');
  for (const id of ids) await handIn('untouched-stubs', id, 'stub.ts');
}

if (import.meta.main) await makeSampleClass(path('../demo-class'));
