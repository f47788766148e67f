import { strToU8, zipSync } from 'fflate';

import { workspaceFiles, type WorkspacePlan } from '#grader/core/workspace-files.ts';

import type { AllWork } from './transfer.ts';

export type Course = Pick<WorkspacePlan, 'title' | 'exercises'>;

/** The folder that `genlab init my-course` creates next to a copy of genlab, with the student's code in place of the stubs. */
export function workspaceZip({ title, exercises }: Course, work: AllWork): Uint8Array<ArrayBuffer> {
  const files = workspaceFiles({
    title,
    exercises: exercises.map(({ exercise, text }) => ({ exercise, text: work[exercise.id]?.code ?? text })),
    tfjs: '../genlab/reference/tensor/tfjs.ts',
    typeRoots: '../genlab/node_modules/@types',
    tool: '../genlab',
    setup:
      'This folder needs a copy of genlab next to it, in a folder named `genlab`. Run `npm ci` in that copy once, with Node 20 or newer. Then run `npm install` here once. It links the copy and downloads nothing.',
  });
  const entries = Object.entries(files).map(([path, text]) => [`my-course/${path}`, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries)));
}
