import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { projectFolder } from '../project-folder.ts';

/** What the modules of a tool import from the project: no exercise, no oracle, nothing of the course. */
export const ownCode = (): string[] =>
  realPaths(
    ['grader/core/', 'grader/session/', 'reference/shared/', 'package.json'].map((name) =>
      join(projectFolder, name),
    ),
  );

/** Real paths of those that exist; folders keep their trailing separator. */
export const realPaths = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => existsSync(path))
    .map((path) => (path.endsWith(sep) ? join(realpathSync(path), sep) : realpathSync(path)));
