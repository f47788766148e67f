import ts from 'typescript';

/** The declaration of an exported name, with the documentation comment above it. */
export function declarationIn(source: string, name: string, file: string): string {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const declaration = tree.statements.find((statement) => exports(statement, name));
  if (!declaration) throw new Error(`${file} exports no '${name}'`);
  const start = declaration.getStart(tree);
  const comment = ts.getJSDocCommentsAndTags(declaration).findLast(ts.isJSDoc);
  // A comment that a blank line follows is about the file.
  const documented = comment && !/\n\s*\n/.test(source.slice(comment.end, start));
  return source.slice(documented ? comment.pos : start, declaration.end);
}

function exports(statement: ts.Statement, name: string): boolean {
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!exported) return false;
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.some((one) => one.name.getText() === name);
  return (
    (ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)) &&
    statement.name?.text === name
  );
}
