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
    .description('make what students get: stubs, public checks and what runs them, and nothing private')
    .requiredOption('--out <folder>', 'a new folder')
    .option('--site <folder>', 'search a built site for leaks as well')
    .option('--zip <file>', 'pack it')
    .option('--push <remote>', 'push it to a Git repository, as a template')
    .option('--course <folder>', 'another course than the one that genlab brings')
    .action(run);

async function run({ out, site, zip, push, course }: Options): Promise<void> {
  const catalogue = await openCourse(course);
  const { pushHandout, release, zipHandout } = await import('#grader/release/release.ts');
  const { files, words } = await asUsage(release(catalogue, out, { site, key: process.env['GENLAB_KEY'] }));
  const { length } = catalogue.exercises;
  console.log(
    `${out}: ${length} exercises, ${files} files; none holds any of ${words} words and lines of private files.`,
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
