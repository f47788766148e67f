import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The project's folder. */
export const project = join(import.meta.dirname, '../..');
export const read = (path: string): string => readFileSync(join(project, path), 'utf8');

/** Files of the project that Git tracks or would add, as paths below `project`. */
export const projectFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
    .split('\0')
    .filter((path) => path !== '');

/** Every Markdown file except forms, the site's pages and generated files. */
export const documents = (): string[] =>
  projectFiles().filter(
    (path) => path.endsWith('.md') && !/^(docs\/reproduce|site\/src\/content|\.github)\//.test(path),
  );

/** A fenced block, with the instructions of the invisible comment above it. */
export interface Block {
  readonly document: string;
  /** Number of its first line of content, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** `<!-- not run: reason -->`: why no test runs it. */
  readonly notRun: string | undefined;
  /** `<!-- needs: program -->`: skipped on a machine without it. */
  readonly needs: string | undefined;
  /** `<!-- exits with 1: reason -->`; 0 otherwise. */
  readonly exitCode: number;
  /** `<!-- file: path -->`: the reader has saved it under this name. */
  readonly file: string | undefined;
}

const fence = /^ {0,3}```(\w*)\s*$/;
const comment = /^<!-- (not run|needs|file|exits with \d+): (.+) -->$/;

/** All fenced blocks of a document. @throws Error if a fence or a comment of ours cannot be read */
export function blocksOf(document: string, markdown = read(document)): Block[] {
  const blocks: Block[] = [];
  let said = new Map<string, string>();
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [i, line] of markdown.split('\n').entries()) {
    const isFence = fence.exec(line);
    if (open && line.trim() === '```') {
      blocks.push(blockOf(document, open, said));
      open = undefined;
      said = new Map();
    } else if (open) open.lines.push(line);
    else if (isFence) open = { language: isFence[1] ?? '', line: i + 2, lines: [] };
    else if (line.startsWith('<!--')) {
      const [, key, value] = comment.exec(line) ?? [];
      if (key === undefined || value === undefined)
        throw new Error(`${document}:${i + 1}: '${line}' is not a comment that tests/docs understands`);
      said.set(key, value);
    } else if (line.trim() !== '') said = new Map();
  }
  if (open) throw new Error(`${document}:${open.line - 1}: the block is never closed`);
  return blocks;
}

function blockOf(
  document: string,
  { language, line, lines }: { language: string; line: number; lines: readonly string[] },
  said: ReadonlyMap<string, string>,
): Block {
  const exits = [...said.keys()].find((key) => key.startsWith('exits with '));
  return {
    ...{ document, line, language, text: lines.join('\n') },
    ...{ notRun: said.get('not run'), needs: said.get('needs'), file: said.get('file') },
    exitCode: Number(exits?.slice('exits with '.length) ?? 0),
  };
}
