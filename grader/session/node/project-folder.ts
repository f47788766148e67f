import { sep } from 'node:path';

const own = import.meta.filename;

/**
 * The folder that holds `grader`, with a separator at its end: in this project, in an installation, and in the bundles
 * of a handout, which lie less deep. It is derived from this file's path, because a process under the permission model
 * cannot search for it.
 */
export const projectFolder = own.slice(0, own.lastIndexOf(`${sep}grader${sep}`) + 1);
