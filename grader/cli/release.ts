import { Command } from 'commander';
import { asUsage, openCourse } from './usage.ts';

interface Options {
  out: string;
  site?: string;
  zip?: string;
  push?: string;
  course?: string;
}

export const releaseCommand = (): Command =>
  new Command('release')
    .description('build the student handout: stubs, public checks and what runs them, and nothing private')
    .requiredOption('--out <folder>', 'a new folder')
    .option('--site <folder>', 'also search a built site for leaks')
    .option('--zip <file>', 'also pack it as a zip')
    .option('--push <remote>', 'push it to a Git repository, as a template')
    .option('--course <folder>', 'use a different course folder')
    .action(run);

async function run({ out, site, zip, push, course }: Options): Promise<void> {
  const catalogue = await openCourse(course);
  const { pushHandout, release, zipHandout } = await import('#grader/release/release.ts');
  const { files, words } = await asUsage(release(catalogue, out, { site, key: process.env['GENLAB_KEY'] }));
  const { length } = catalogue.exercises;
  console.log(
    `${out}: ${length} exercises, ${files} files; none contains any of the ${words} words and lines of private files.`,
  );
  if (zip !== undefined) {
    await asUsage(zipHandout(out, zip));
    console.log(`${zip}: packed`);
  }
  if (push !== undefined) {
    await asUsage(pushHandout(out, push, catalogue.course.title));
    console.log(`${push}: pushed`);
  }
}
