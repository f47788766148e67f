import type TS from 'typescript';
import { outlineCaps, type Declaration, type Outline } from '#grader/core/outline.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Place = Declaration['place'];

/**
 * Reads a student's file as TypeScript; errors of syntax do not matter. Undefined if it is nested too deeply for the stack.
 *
 * @param ts the compiler, which each caller loads in its own way
 */
export function outlineOf(ts: typeof TS, source: string): Outline | undefined {
  try {
    const file = ts.createSourceFile('student.ts', source, {
      languageVersion: ts.ScriptTarget.ESNext,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    });
    return new Reader(ts, file).outline();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reader {
  readonly #ts: typeof TS;
  readonly #file: TS.SourceFile;
  readonly #found: Mutable<Outline> = {
    ...{ declarations: [], exports: [], commonJs: false, imports: [], types: [] },
  };

  constructor(ts: typeof TS, file: TS.SourceFile) {
    this.#ts = ts;
    this.#file = file;
  }

  outline(): Outline {
    for (const statement of this.#file.statements) {
      this.#importsOf(statement);
      this.#exportsOf(statement);
      this.#visit(statement, 'top level');
    }
    const { declarations, exports, commonJs, imports, types } = this.#found;
    const places: readonly Place[] = ['top level', 'inside', 'member'];
    const rank = ({ place }: Declaration): number => places.indexOf(place);
    const isShort = (name: string): boolean => name.length <= outlineCaps.name;
    const kept = <T>(list: readonly T[]): T[] => list.slice(0, outlineCaps.entries);
    return {
      declarations: kept(declarations.filter(({ name }) => isShort(name)).sort((a, b) => rank(a) - rank(b))),
      exports: kept(exports.filter(({ local, name }) => isShort(local) && isShort(name))),
      commonJs,
      imports: kept(imports.filter(({ specifier }) => specifier.length <= outlineCaps.specifier)),
      types: kept(types.filter(({ name }) => isShort(name))),
    };
  }

  #visit(node: TS.Node, place: Place): void {
    const ts = this.#ts;
    // It is gone when the code runs.
    if (this.#has(node, ts.SyntaxKind.DeclareKeyword)) return;
    this.#declarationsOf(node, place);
    if (this.#usesCommonJs(node)) this.#found.commonJs = true;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      this.#imports(node.arguments[0]);
    const within = ts.isVariableStatement(node) ? place : 'inside';
    ts.forEachChild(node, (child) => {
      this.#visit(child, within);
    });
  }

  #declarationsOf(node: TS.Node, place: Place): void {
    const ts = this.#ts;
    if (ts.isFunctionDeclaration(node)) {
      // A signature without a body declares only types.
      if (node.name && node.body) this.#declares(node.name, functionKeyword(ts, node), place);
    } else if (ts.isClassDeclaration(node)) {
      const keyword = this.#has(node, ts.SyntaxKind.AbstractKeyword) ? 'abstract class' : 'class';
      if (node.name) this.#declares(node.name, keyword, place);
    } else if (ts.isVariableDeclarationList(node))
      for (const { name } of node.declarations)
        for (const bound of boundNames(ts, name)) this.#declares(bound, variableKeyword(ts, node), place);
    else if (isMember(ts, node)) this.#declares(node.name, '', 'member');
  }

  #declares(name: TS.Identifier, keyword: string, place: Place): void {
    this.#found.declarations.push({ name: name.text, keyword, line: this.#at(name).line, place });
  }

  #importsOf(statement: TS.Statement): void {
    const ts = this.#ts;
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) this.#imports(statement.moduleSpecifier);
    if (!ts.isImportDeclaration(statement)) return;
    const { importClause: clause, moduleSpecifier } = statement;
    const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    if (!typeOnly) this.#imports(moduleSpecifier);
    const { name, namedBindings } = clause ?? {};
    const typed = (local: TS.Identifier, at: TS.Node): void => {
      this.#found.types.push({ name: local.text, line: this.#at(at).line });
    };
    if (typeOnly && name) typed(name, statement);
    if (!namedBindings) return;
    if (ts.isNamedImports(namedBindings)) {
      for (const one of namedBindings.elements)
        if (typeOnly || one.isTypeOnly) typed(one.name, typeOnly ? statement : one);
    } else if (typeOnly) typed(namedBindings.name, statement);
  }

  #imports(specifier: TS.Node | undefined): void {
    if (specifier && this.#ts.isStringLiteralLike(specifier))
      this.#found.imports.push({ specifier: specifier.text, ...this.#at(specifier) });
  }

  #exportsOf(statement: TS.Statement): void {
    const ts = this.#ts;
    if (this.#has(statement, ts.SyntaxKind.DeclareKeyword)) return;
    const add = (local: string, name: string): void => void this.#found.exports.push({ local, name });
    if (ts.isExportAssignment(statement)) {
      if (ts.isIdentifier(statement.expression)) add(statement.expression.text, 'default');
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause: clause, moduleSpecifier, isTypeOnly } = statement;
      if (isTypeOnly || moduleSpecifier || !clause || !ts.isNamedExports(clause)) return;
      for (const { name, propertyName, isTypeOnly } of clause.elements)
        if (!isTypeOnly) add((propertyName ?? name).text, name.text);
    } else if (this.#has(statement, ts.SyntaxKind.ExportKeyword))
      for (const { text } of declaredNames(ts, statement))
        add(text, this.#has(statement, ts.SyntaxKind.DefaultKeyword) ? 'default' : text);
  }

  /** `exports.name`, `exports = …`, and the same with `module.exports`. */
  #usesCommonJs(node: TS.Node): boolean {
    const ts = this.#ts;
    const isExports = (one: TS.Node): boolean =>
      isNamed(ts, one, 'exports') ||
      (ts.isPropertyAccessExpression(one) &&
        one.name.text === 'exports' &&
        isNamed(ts, one.expression, 'module'));
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return isExports(node.expression);
    return (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      isExports(node.left)
    );
  }

  #has(node: TS.Node, kind: TS.SyntaxKind): boolean {
    return (
      this.#ts.canHaveModifiers(node) && node.modifiers?.some((modifier) => modifier.kind === kind) === true
    );
  }

  #at(node: TS.Node): { line: number; column: number } {
    const { line, character } = this.#file.getLineAndCharacterOfPosition(node.getStart(this.#file));
    return { line: line + 1, column: character + 1 };
  }
}

const isNamed = (ts: typeof TS, node: TS.Node, name: string): boolean =>
  ts.isIdentifier(node) && node.text === name;

function functionKeyword(ts: typeof TS, { modifiers, asteriskToken }: TS.FunctionDeclaration): string {
  const isAsync = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
  return `${isAsync ? 'async ' : ''}function${asteriskToken ? '*' : ''}`;
}

function variableKeyword(ts: typeof TS, { flags }: TS.VariableDeclarationList): string {
  if ((flags & ts.NodeFlags.BlockScoped) === 0) return 'var';
  return (flags & ts.NodeFlags.Const) === 0 ? 'let' : 'const';
}

/** A method, or a property that is a function. */
function isMember(ts: typeof TS, node: TS.Node): node is TS.NamedDeclaration & { name: TS.Identifier } {
  const isFunction = ts.isMethodDeclaration(node)
    ? node.body !== undefined
    : (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) &&
      node.initializer !== undefined &&
      (ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer));
  return isFunction && ts.isIdentifier((node as TS.MethodDeclaration).name);
}

function declaredNames(ts: typeof TS, statement: TS.Statement): TS.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(ts, name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name] : [];
  return [];
}

const boundNames = (ts: typeof TS, name: TS.BindingName): TS.Identifier[] =>
  ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : boundNames(ts, one.name)));
