import { availableParallelism, constants, hostname } from 'node:os';
import { Command } from 'commander';
import { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { inert } from '#grader/report/inert.ts';
import { forLog, mark } from '#grader/report/style.ts';
import { isolation, isolationChoices } from '#grader/session/node/index.ts';
import {
  asUsage,
  chooseIsolation,
  courseKey,
  engineChoice,
  engineNames,
  openCourse,
  wholeNumber,
} from './usage.ts';

interface Options {
  queue: string;
  engine?: string;
  isolation?: string;
  key?: string;
  jobs?: number;
  course?: string;
}

export const workerCommand = (): Command =>
  new Command('worker')
    .description('grade for `genlab grade --queue`, on this machine, until interrupted')
    .requiredOption('--queue <address>', 'a Redis server, redis://host:6379')
    .option('--engine <name>', `${engineNames} (also GENLAB_ENGINE)`)
    .option('--isolation <kind>', `${isolationChoices.join(', ')} (also GENLAB_ISOLATION)`)
    .option('--key <key>', 'the course key (also GENLAB_KEY)')
    .option(
      '--jobs <n>',
      'files graded at a time (default: the number of processors)',
      wholeNumber('--jobs', 1),
    )
    .option('--course <folder>', 'use a different course folder')
    .action(run);

/**
 * A terminal's Ctrl-C reaches this process and its launcher, which forwards it: a second one this soon is the same
 * one.
 */
const sameMs = 500;

/**
 * Resolves at the first interrupt; a second one ends the process at once. Call it before anything else listens,
 * because another listener would end the process at the first interrupt.
 */
function interruption(): Promise<void> {
  let first: number | undefined;
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        const now = performance.now();
        first ??= now;
        resolve();
        if (now - first > sameMs) process.exit(128 + constants.signals[signal]);
      });
  });
}

async function run(options: Options): Promise<void> {
  const interrupted = interruption();
  chooseIsolation(options.isolation);
  const engine = engineChoice(options.engine);
  const catalogue = await openCourse(options.course);
  const key = courseKey(options.key) ?? 'no key';
  const types = new TypeChecker();
  const { startWorker } = await import('#grader/host/queue/start-worker.ts');
  try {
    types.warmUp();
    const jobs = options.jobs ?? availableParallelism();
    const working = await asUsage(
      startWorker(
        options.queue,
        catalogue,
        { engine, key, mode: 'grade', types },
        {
          jobs,
          onGraded: (student, { id, verdict, points }) => {
            console.log(inert(`${mark[verdict]} ${forLog(student)}: ${id}, ${points} points`));
          },
          note: (text) => {
            console.error(`note: ${text}`);
          },
        },
      ),
    );
    console.log(
      `${hostname()} grades ${jobs} files at a time (${engine}, ${isolation().name}). After an interrupt it finishes these.`,
    );
    await interrupted;
    console.log('finishing');
    await working.close();
  } finally {
    types.close();
  }
}
