import type { FolderNode, TreeNode } from './tree.ts';

const system = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', '$recycle.bin', '@eadir']);
const workspace = new Set([
  ...['tsconfig.json', 'jsconfig.json', 'package.json', 'package-lock.json', 'readme.md', 'readme.txt'],
  ...['readme', 'license', 'license.md'],
]);
/** Files that genlab and Classroom 50 write beside answers. */
const reports = /^(index\.html|results?\.json|results\.sqlite(-wal|-shm)?|scores\.csv|junit\.xml)$/i;

/** Why nothing of that name is a student's work, wherever it is; undefined if it may be. */
export function ignoredEverywhere(name: string): string | undefined {
  if (/^__macosx$/i.test(name) || name.startsWith('._')) return 'metadata of macOS';
  if (/^node_modules$/i.test(name)) return 'installed packages';
  if (system.has(name.toLowerCase()) || name === '.DS_Store') return "the system's own file";
  if (/^\.git$/i.test(name)) return 'the history of a repository';
  if (/_assignfeedback_(?:file|comments|editpdf|offline)/.test(name)) return "the platform's feedback";
  return name.startsWith('.') ? 'a hidden file or folder' : undefined;
}

/** Why a file is not an answer: it belongs to the workspace, or a program wrote it. */
export function ignoredFile(name: string): string | undefined {
  if (workspace.has(name.toLowerCase())) return "the workspace's own file";
  return reports.test(name) ? 'a report' : undefined;
}

const named = (nodes: readonly TreeNode[], name: RegExp): boolean =>
  nodes.some((node) => name.test(node.name));

/** A folder that an earlier grading wrote: it contains students' pages, but no answers. */
export function isReport({ children, packed }: FolderNode): boolean {
  if (packed) return false;
  const rest = children.filter(({ name }) => ignoredEverywhere(name) === undefined);
  const marks =
    named(rest, /^results\.(sqlite|json)$/) || (named(rest, /^index\.html$/) && named(rest, /^students$/));
  return (
    marks &&
    rest.every((node) =>
      node.kind === 'folder' ? isPages(node) : /\.(html|json|csv|xml|sqlite(-wal|-shm)?)$/i.test(node.name),
    )
  );
}

/** `students/`, with a page for each. */
export const isPages = (node: TreeNode): boolean =>
  node.kind === 'folder' &&
  !node.packed &&
  node.name === 'students' &&
  node.children.length > 0 &&
  node.children.every((page) => page.kind === 'file' && /\.html$/.test(page.name));
