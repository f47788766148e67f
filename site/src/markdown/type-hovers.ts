/** Types on hover for code from a tested source: TypeScript's quick info, computed at build time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  definePlugin,
  ExpressiveCodeAnnotation,
  type AnnotationRenderOptions,
  type ExpressiveCodePlugin,
} from '@astrojs/starlight/expressive-code';
import { h } from '@astrojs/starlight/expressive-code/hast';
import ts from 'typescript';

/** The maximal length in characters. Longer types do not help in a tooltip. */
const longest = 200;

/** Annotates blocks whose meta says `types="<file from the root of the repository>"`. */
export function typeHovers(root: string): ExpressiveCodePlugin {
  let service: ts.LanguageService | undefined;
  const files = new Set<string>();
  const started = (): ts.LanguageService => (service ??= languageService(root, files));
  return definePlugin({
    name: 'type-hovers',
    baseStyles: '.typed:hover { text-decoration: underline dotted; text-underline-offset: 0.25em; }',
    hooks: {
      annotateCode({ codeBlock }) {
        const file = codeBlock.metaOptions.getString('types');
        if (file === undefined) return;
        const path = join(root, file);
        files.add(path);
        const lines = codeBlock.getLines();
        const starts = startsIn(
          readFileSync(path, 'utf8'),
          lines.map(({ text }) => text),
        );
        const program = started().getProgram();
        const source = program?.getSourceFile(path);
        if (!source) throw new Error(`internal: TypeScript does not know ${file}`);
        for (const [i, line] of lines.entries()) {
          const start = starts[i];
          if (start === undefined) continue;
          for (const { from, to, text } of typesBetween(started(), source, start, start + line.text.length))
            line.addAnnotation(new TypeOnHover(text, { columnStart: from - start, columnEnd: to - start }));
        }
      },
    },
  });
}

class TypeOnHover extends ExpressiveCodeAnnotation {
  readonly text: string;
  constructor(text: string, inlineRange: { columnStart: number; columnEnd: number }) {
    super({ inlineRange, renderPhase: 'latest' });
    this.text = text;
  }
  render({ nodesToTransform }: AnnotationRenderOptions) {
    return nodesToTransform.map((node) => h('span.typed', { title: this.text }, node));
  }
}

/** The offset of each line of an excerpt in its source. An excerpt consists of whole declarations with blank lines between. */
function startsIn(source: string, lines: readonly string[]): (number | undefined)[] {
  let next: number | undefined;
  return lines.map((line, i) => {
    const follows = next !== undefined && source.startsWith(line, next);
    // At the start of a declaration, its first lines together occur only once in the source.
    const found = source.indexOf(`\n${lines.slice(i, i + 3).join('\n')}`);
    const start = follows ? next : found < 0 ? undefined : found + 1;
    next = start === undefined || line === '' ? undefined : start + line.length + 1;
    return line === '' ? undefined : start;
  });
}

function typesBetween(
  service: ts.LanguageService,
  source: ts.SourceFile,
  from: number,
  to: number,
): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (node.end <= from || node.getStart(source) >= to) return;
    if (ts.isIdentifier(node)) {
      const text = quickInfo(service, source.fileName, node.getStart(source));
      if (text !== undefined) found.push({ from: node.getStart(source), to: node.end, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function quickInfo(service: ts.LanguageService, file: string, at: number): string | undefined {
  const info = service.getQuickInfoAtPosition(file, at);
  const text = ts
    .displayPartsToString(info?.displayParts)
    .replace(/^\((alias|parameter|local var|local function)\) /, '')
    .replace(/\nimport .*$/s, '')
    .replaceAll(/\s+/g, ' ');
  return text === '' || text.length > longest ? undefined : text;
}

function languageService(root: string, files: ReadonlySet<string>): ts.LanguageService {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, root);
  const { sys } = ts;
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...files],
    getScriptVersion: () => '1', // nothing changes during a build
    getScriptSnapshot: (file) => {
      const text = sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => sys.fileExists(path),
    readFile: (path) => sys.readFile(path),
    readDirectory: (...asked) => sys.readDirectory(...asked),
    directoryExists: (path) => sys.directoryExists(path),
    getDirectories: (path) => sys.getDirectories(path),
  };
  return ts.createLanguageService(host);
}
