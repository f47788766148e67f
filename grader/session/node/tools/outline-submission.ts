import { dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { outlineCaps, type Outline } from '#grader/core/outline.ts';
import { compilerPath } from '../installed-packages.ts';
import { ownCode, realPaths } from './tool-files.ts';
import { ToolProblem, ToolProcess } from './tool-process.ts';

/** Seconds of the process's own time, in which the first request also loads the compiler. */
const seconds = 10;
const memoryMb = 512;
/** Processes lost in a row, perhaps by the machine's fault, before a message goes without advice. */
const tries = 3;
/** A character takes at most six bytes, as an escape in JSON. An export has two names, a declaration and a type one. */
const replyBytes =
  2 ** 16 + outlineCaps.entries * (6 * (4 * outlineCaps.name + outlineCaps.specifier) + 5 * 100);

const position = z.number().int().positive();
const name = z.string().max(outlineCaps.name);
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(outlineCaps.entries);
const outlineSchema = z.strictObject({
  declarations: list(
    z.strictObject({
      ...{ name, keyword: z.string().max(20), line: position },
      place: z.enum(['top level', 'inside', 'member']),
    }),
  ),
  exports: list(z.strictObject({ local: name, name })),
  commonJs: z.boolean(),
  imports: list(
    z.strictObject({
      ...{ specifier: z.string().max(outlineCaps.specifier), line: position, column: position },
    }),
  ),
  types: list(z.strictObject({ name, line: position })),
}) satisfies z.ZodType<Outline>;
const replySchema = z.strictObject({ outline: outlineSchema.optional() });

let reader: ToolProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * The outline of a student's file, read in a process under limits that starts with the first call and loads nothing but
 * the compiler. Undefined if the file takes too much time, memory or stack, or if the process was lost: an outline only
 * explains, and never decides a grade.
 */
export function outlineSubmission(source: string): Promise<Outline | undefined> {
  const result = last.then(() => outline(source));
  last = result.catch(() => undefined);
  return result;
}

async function outline(source: string): Promise<Outline | undefined> {
  reader ??= newReader();
  for (let i = 0; i < tries; i++)
    try {
      return replySchema.safeParse(await reader.ask(source, seconds, replyBytes)).data?.outline;
    } catch (error) {
      if (!(error instanceof ToolProblem)) throw error;
      if (error.kind !== 'lost') return undefined;
    }
  return undefined;
}

function newReader(): ToolProcess {
  const compiler = compilerPath();
  const files = [join(dirname(compiler), sep), join(dirname(dirname(compiler)), 'package.json')];
  return new ToolProcess({
    module: new URL('./outline-worker.ts', import.meta.url),
    argument: { compiler },
    readable: [...ownCode(), ...realPaths(files)],
    memoryMb,
  });
}
