/** The linters' configurations name folders and files that exist: a rule for a missing folder protects nothing. */
import { join, matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { project, projectFiles } from './markdown.ts';

const files = projectFiles();
/** Imported by a computed name, because the linters' configurations have no types. */
const configuration = async (file: string): Promise<unknown> =>
  ((await import(join(project, file))) as { default: unknown }).default;

/** `a/(b|c)` as `a/b` and `a/c`, for groups without a group inside; lookarounds are unchanged. */
function alternatives(pattern: string): string[] {
  const group = /\((?!\?)([^()]*)\)/.exec(pattern);
  if (!group) return [pattern];
  const [whole, inside = ''] = group;
  return inside
    .split('|')
    .flatMap((one) =>
      alternatives(pattern.slice(0, group.index) + one + pattern.slice(group.index + whole.length)),
    );
}

const listed = (path: string | string[] | undefined): string[] =>
  (path === undefined ? [] : [path].flat()).flatMap(alternatives);

interface Side {
  readonly path?: string | string[];
  readonly pathNot?: string | string[];
}
const rules = (await configuration('.dependency-cruiser.js')) as {
  readonly forbidden: readonly { readonly name: string; readonly from: Side; readonly to: Side }[];
};
const patterns = rules.forbidden.flatMap(({ name, from, to }) =>
  [from.path, from.pathNot, to.path, to.pathNot]
    .flatMap(listed)
    // Modules of Node, and virtual modules of Astro, are not files.
    .filter((pattern) => !/^\^(node|astro|virtual):/.test(pattern))
    .map((pattern) => [name, pattern] as const),
);

test.each(patterns)('.dependency-cruiser.js, %s: %s', (_, pattern) => {
  expect(files.some((file) => new RegExp(pattern).test(file))).toBe(true);
});

const eslint = (await configuration('eslint.config.js')) as readonly { readonly files?: readonly string[] }[];
const globs = eslint.flatMap((one) => one.files ?? []);
test.each([...new Set(globs)])('eslint.config.js: %s', (glob) => {
  expect(files.some((file) => matchesGlob(file, glob))).toBe(true);
});
