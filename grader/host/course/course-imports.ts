import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '#grader/session/node/project-folder.ts';

const project = pathToFileURL(projectFolder).href;
const ours = /^#(grader\/(?:core|quiz)|datasets|reference)\//;
let registered = false;

/**
 * Lets a course outside this project import `#grader/core/…`, `#grader/quiz/…`, the datasets and the reference from it.
 */
export function shareImports(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      ours.test(specifier) && context.parentURL?.startsWith(project) === false
        ? next(new URL(specifier.slice(1), project).href, context)
        : next(specifier, context),
  });
}
