/**
 * A student's module as the body of a function.
 *
 * A worker in a frame of opaque origin under a Content-Security-Policy cannot import any module, so imports and exports
 * are blanked out and described as data instead. Lines and columns stay.
 */
import ts from 'typescript';

import type { Export, Fault, Import, Source } from './student-protocol.ts';

/** The value of an anonymous default export. */
const anonymous = '$default';

/** @param code JavaScript of a module whose imports all mean tfjs */
export function functionBody(code: string): Source | Fault {
  const parsed = ts.createSourceFile('student.js', code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const at = (node: ts.Node): { line: number; column: number } => {
    const { line, character } = parsed.getLineAndCharacterOfPosition(node.getStart(parsed));
    return { line: line + 1, column: character + 1 };
  };
  const edits: Edit[] = [];
  const imports: Import[] = [];
  const exports: Export[] = [];
  if (code.startsWith('#!')) edits.push({ from: 0, to: /[\n\r]|$/.exec(code)?.index ?? 0, text: '' });
  const cut = (node: ts.Node, to = node.end, text = ';'): void => {
    edits.push({ from: node.getStart(parsed), to, text });
  };

  for (const statement of parsed.statements)
    if (ts.isImportDeclaration(statement)) {
      imports.push(...importsOf(statement));
      cut(statement);
    } else if (ts.isExportDeclaration(statement)) {
      exports.push(...exportsOf(statement));
      cut(statement);
    } else if (ts.isExportAssignment(statement)) {
      exports.push({ name: 'default', local: anonymous });
      cut(statement, statement.expression.getStart(parsed), `let ${anonymous}=`);
    } else if (isExported(statement)) {
      const names = declaredNames(statement);
      const isDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword);
      const [local = anonymous] = names;
      if (isDefault) exports.push({ name: 'default', local });
      else exports.push(...names.map((name) => ({ name, local: name })));
      cut(
        statement,
        afterExport(statement, parsed),
        isDefault && names.length === 0 ? `let ${anonymous}=` : ';',
      );
    }

  const twice = exports.find(
    ({ name }, i) => name !== '*' && exports.findIndex((one) => one.name === name) !== i,
  );
  if (twice) return { message: `SyntaxError: Duplicate export of '${twice.name}'` };
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isReturnStatement(node)) return node;
    return ts.isFunctionLike(node) || ts.isClassLike(node) ? undefined : ts.forEachChild(node, visit);
  };
  const returned = visit(parsed);
  if (returned) return { message: 'SyntaxError: Illegal return statement', ...at(returned) };
  const later = (node: ts.Node): void => {
    if (importsLater(node)) cut(node, node.end, '$genlab.later()');
    else ts.forEachChild(node, later);
  };
  ts.forEachChild(parsed, later);
  return { code: edited(code, edits), imports, exports };
}

/** An `import('…')` of a quoted name, which can only be tfjs here. */
const importsLater = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  node.expression.kind === ts.SyntaxKind.ImportKeyword &&
  node.arguments[0] !== undefined &&
  ts.isStringLiteralLike(node.arguments[0]);

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Each part becomes blanks, and its replacement starts at the first of them. */
function edited(code: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const { from, to, text } of [...edits].sort((a, b) => a.from - b.from)) {
    let taken = 0;
    const blanks = code
      .slice(from, to)
      .replaceAll(/[^\n\r\u2028\u2029]/g, ' ')
      .replaceAll(' ', (blank) => (taken++ < text.length ? '' : blank));
    result += code.slice(end, from) + text + blanks;
    end = to;
  }
  return result + code.slice(end);
}

function importsOf({ importClause }: ts.ImportDeclaration): Import[] {
  if (!importClause) return [];
  const { name, namedBindings } = importClause;
  const found: Import[] = name ? [{ local: name.text, imported: 'default' }] : [];
  if (!namedBindings) return found;
  if (ts.isNamespaceImport(namedBindings))
    return [...found, { local: namedBindings.name.text, imported: '*' }];
  const named = namedBindings.elements.map((one) => ({
    local: one.name.text,
    imported: (one.propertyName ?? one.name).text,
  }));
  return [...found, ...named];
}

function exportsOf({ moduleSpecifier, exportClause }: ts.ExportDeclaration): Export[] {
  if (!exportClause) return [{ name: '*', imported: '*' }];
  if (ts.isNamespaceExport(exportClause)) return [{ name: exportClause.name.text, imported: '*' }];
  return exportClause.elements.map(({ name, propertyName }) => {
    const from = (propertyName ?? name).text;
    return moduleSpecifier ? { name: name.text, imported: from } : { name: name.text, local: from };
  });
}

const hasModifier = (node: ts.Statement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);

const isExported = (node: ts.Statement): boolean => hasModifier(node, ts.SyntaxKind.ExportKeyword);

/** Where the declaration continues after `export` and `default`. */
function afterExport(node: ts.Statement, file: ts.SourceFile): number {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const words = modifiers.filter(
    ({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword,
  );
  const end = words.at(-1)?.end ?? node.getStart(file);
  return end + (/^\s*/.exec(file.text.slice(end))?.[0].length ?? 0);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  return [];
}

const boundNames = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
