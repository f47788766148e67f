import ts from 'typescript';

/** What a source file imports from the project, types included: `#…` and relative specifiers. */
export const importedBy = (text: string): string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => /^[#.]/.test(specifier));

/**
 * The same text, in which each `new URL('./….ts', import.meta.url)` names the JavaScript file; and the files that were
 * named.
 */
export function withWorkersAsJavaScript(
  path: string,
  text: string,
): { readonly text: string; readonly workers: readonly string[] } {
  const names: ts.StringLiteral[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isNewExpression(node) ? workerName(node) : undefined;
    if (name) names.push(name);
    ts.forEachChild(node, visit);
  };
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  visit(tree);
  let changed = text;
  for (const name of names.toReversed())
    changed = `${changed.slice(0, name.getStart(tree))}'${name.text.replace(/ts$/, 'js')}'${changed.slice(name.end)}`;
  return { text: changed, workers: names.map(({ text }) => text) };
}

function workerName({ expression, arguments: given = ts.factory.createNodeArray() }: ts.NewExpression) {
  const [name, base] = given;
  return expression.getText() === 'URL' &&
    base?.getText() === 'import.meta.url' &&
    name !== undefined &&
    ts.isStringLiteral(name) &&
    /^\.\/.*-worker\.ts$/.test(name.text)
    ? name
    : undefined;
}
