import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { useEngine, type EngineName } from '#reference/tensor/engine.ts';
import { FrameReader } from '../../frames.ts';
import { reportError } from '../../report-error.ts';
import type { Sources } from '../../requests.ts';
import { StudentRunner, type Exports } from '../../student-runner.ts';
import { lockdown } from './lockdown.ts';

/** The pipe to the parent; standard output stays the student's. */
const pipe = 3;

export interface Loader {
  /** Makes sources importable; none of them runs yet. */
  addSources(sources: Sources): { readonly entryUrl: string; readonly probeUrl: string };
}

/** Answers one request after the other until the pipe closes. */
export async function serve(loader: Loader): Promise<void> {
  // The student's code cannot change this: the reference is taken before the code is loaded.
  const exit = process.exit.bind(process);
  let studentUrl = '';
  const runner = new StudentRunner({
    startEngine: ({ engine, options }) => useEngine(engine as EngineName | 'auto', options),
    lockDown: lockdown,
    report: (error) => reportError(error, studentUrl),
    send,
    async load(sources) {
      const { entryUrl, probeUrl } = loader.addSources(sources);
      studentUrl = entryUrl;
      const student = (await import(entryUrl)) as Exports;
      if (sources.probe === null) return { student, probe: undefined };
      const { default: probe } = (await import(probeUrl)) as { readonly default: Exports };
      return { student, probe };
    },
  });
  const crash = (error: unknown): void => {
    runner.crashed(error);
    exit(70);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  const reader = new FrameReader();
  // A file stream would keep a thread in read(2), and a process that exits waits for its threads.
  for await (const chunk of new Socket({ fd: pipe, readable: true, writable: false }))
    for (const frame of reader.push(chunk as Uint8Array)) await runner.handle(frame);
  // Some engines hang when the process ends on its own.
  exit(0);
}

const sleep = new Int32Array(new SharedArrayBuffer(4));

function send(bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) {
    try {
      offset += writeSync(pipe, bytes, offset);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(sleep, 0, 0, 1); // the parent is behind; a pipe holds 64 KiB only
    }
  }
}
