import ts from 'typescript';
import type { AskOutline } from '#grader/core/outline.ts';
import { outlineOf } from '#grader/session/outline-of.ts';

/** The outline of a file, read when it is asked for. */
export const outlined =
  (source: string): AskOutline =>
  () =>
    Promise.resolve(outlineOf(ts, source));

/** For what needs no outline. */
export const unasked: AskOutline = () => Promise.reject(new Error('the outline was asked for'));
/** Where the file could not be read. */
export const withoutOutline: AskOutline = () => Promise.resolve(undefined);
