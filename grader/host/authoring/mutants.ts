import ts from 'typescript';

/** One answer with one small change. */
export interface Mutant {
  /** What kind of change it is. */
  readonly mutator: string;
  /** The line of the change, from 1. */
  readonly line: number;
  readonly column: number;
  /** The code that is replaced, and its replacement; '' means nothing. */
  readonly from: string;
  readonly to: string;
  /** The lines of the change as the mutant has them, without indentation. It names the mutant. */
  readonly code: string;
  readonly source: string;
}

/** The texts that may replace a node. */
type Mutator = (node: ts.Node) => readonly string[];

/**
 * All first-order mutants of an answer in TypeScript, each source once, in the order of the file. Types, imports and
 * comments are not mutated. The mutators are those of Stryker (https://stryker-mutator.io, "Supported mutators") that
 * change a value, and those that tensor code invites: a related operation, a missing operation, exchanged and missing
 * arguments, another constant.
 */
export function mutantsOf(source: string): readonly Mutant[] {
  const file = ts.createSourceFile('answer.ts', source, ts.ScriptTarget.Latest, true);
  const mutants = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    if (isWithoutValue(node)) return;
    for (const [mutator, replacements] of Object.entries(mutators))
      for (const to of replacements(node)) {
        const mutant = replaced(file, node, mutator, to);
        if (!mutants.has(mutant.source)) mutants.set(mutant.source, mutant);
      }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  mutants.delete(source);
  return [...mutants.values()];
}

function replaced(file: ts.SourceFile, node: ts.Node, mutator: string, to: string): Mutant {
  const [start, end] = [node.getStart(file), node.getEnd()];
  const source = file.text.slice(0, start) + to + file.text.slice(end);
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const firstLine = file.text.lastIndexOf('\n', start - 1) + 1;
  const endOfLine = source.indexOf('\n', start + to.length);
  const lines = source.slice(firstLine, endOfLine < 0 ? source.length : endOfLine);
  return {
    mutator,
    line: line + 1,
    column: character + 1,
    from: file.text.slice(start, end),
    to,
    code: lines.replaceAll(/\s+/g, ' ').trim(),
    source,
  };
}

const isWithoutValue = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isImportDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node);

const { SyntaxKind } = ts;

/** Binary operators, and what each becomes. */
const operators: Partial<Record<ts.SyntaxKind, readonly string[]>> = {
  [SyntaxKind.PlusToken]: ['-'],
  [SyntaxKind.MinusToken]: ['+'],
  [SyntaxKind.AsteriskToken]: ['/'],
  [SyntaxKind.SlashToken]: ['*'],
  [SyntaxKind.PercentToken]: ['*'],
  [SyntaxKind.AsteriskAsteriskToken]: ['*'],
  [SyntaxKind.LessThanToken]: ['<=', '>='],
  [SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [SyntaxKind.BarBarToken]: ['&&'],
  [SyntaxKind.QuestionQuestionToken]: ['&&'],
  [SyntaxKind.PlusEqualsToken]: ['-='],
  [SyntaxKind.MinusEqualsToken]: ['+='],
  [SyntaxKind.AsteriskEqualsToken]: ['/='],
  [SyntaxKind.SlashEqualsToken]: ['*='],
};

/** Operations on tensors, numbers and lists that are easily confused. */
const related: readonly (readonly [string, string])[] = [
  ['add', 'sub'],
  ['mul', 'div'],
  ['sum', 'mean'],
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['argMin', 'argMax'],
  ['exp', 'expm1'],
  ['log', 'log1p'],
  ['square', 'sqrt'],
  ['sigmoid', 'tanh'],
  ['relu', 'leakyRelu'],
  ['softplus', 'relu'],
  ['sin', 'cos'],
  ['floor', 'ceil'],
  ['round', 'floor'],
  ['zeros', 'ones'],
  ['zerosLike', 'onesLike'],
  ['greater', 'greaterEqual'],
  ['less', 'lessEqual'],
  ['equal', 'notEqual'],
  ['logicalAnd', 'logicalOr'],
  ['all', 'any'],
  ['some', 'every'],
];
const relatives = new Map<string, string[]>();
for (const [one, other] of related)
  for (const [name, relative] of [
    [one, other],
    [other, one],
  ] as const)
    relatives.set(name, [...(relatives.get(name) ?? []), relative]);

/** Operations whose result is the same, to the bit, if their two arguments are exchanged. */
const commutative =
  /^(add|mul|maximum|minimum|squaredDifference|equal|notEqual|logicalAnd|logicalOr|max|min)$/;

/** Objects whose functions take a value first, so that removing a call leaves that value. */
const namespaces = new Set(['tf', 'Math']);

const mutators: Readonly<Record<string, Mutator>> = {
  'another operator': (node) => {
    if (!ts.isBinaryExpression(node)) return [];
    const { left, operatorToken, right } = node;
    const others = operators[operatorToken.kind] ?? [];
    const isAssignment = operatorToken.getText().endsWith('=') && ts.isExpressionStatement(node.parent);
    return others.map((operator) => {
      const changed = `${left.getText()} ${operator} ${right.getText()}`;
      return isAssignment ? changed : `(${changed})`;
    });
  },
  'one operand': (node) =>
    ts.isBinaryExpression(node) && isArithmetic(node.operatorToken.kind)
      ? [`(${node.left.getText()})`, `(${node.right.getText()})`]
      : [],
  'sign or negation left out': (node) =>
    ts.isPrefixUnaryExpression(node) &&
    (node.operator === SyntaxKind.MinusToken || node.operator === SyntaxKind.ExclamationToken)
      ? [`(${node.operand.getText()})`]
      : [],
  'related operation': (node) => (isCalledName(node) ? (relatives.get(node.text) ?? []) : []),
  'operation left out': (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression: object } = node.expression;
    const value = namespaces.has(object.getText()) ? node.arguments[0] : object;
    return value === undefined || ts.isFunctionLike(value) ? [] : [`(${value.getText()})`];
  },
  'arguments exchanged': (node) => {
    if (!ts.isCallExpression(node) || isCommutative(node)) return [];
    const given = node.arguments.map((argument) => argument.getText());
    return given
      .slice(1)
      .map((_, i) => called(node, given.with(i, given[i + 1] ?? '').with(i + 1, given[i] ?? '')));
  },
  'last argument left out': (node) =>
    ts.isCallExpression(node) && node.arguments.length > 1
      ? [
          called(
            node,
            node.arguments.slice(0, -1).map((argument) => argument.getText()),
          ),
        ]
      : [],
  'another constant': (node) => {
    if (node.kind === SyntaxKind.TrueKeyword) return ['false'];
    if (node.kind === SyntaxKind.FalseKeyword) return ['true'];
    if (!ts.isNumericLiteral(node)) return [];
    const value = Number(node.text);
    return value === 0 ? ['1'] : [String(value + 1), `(-${node.text})`];
  },
  'another text': (node) =>
    ts.isStringLiteral(node) && !ts.isPropertyAssignment(node.parent) && node.text !== '' ? ["''"] : [],
  'branch fixed': (node) => {
    if (ts.isConditionalExpression(node))
      return [`(${node.whenTrue.getText()})`, `(${node.whenFalse.getText()})`];
    const { parent } = node;
    if (ts.isIfStatement(parent) && node === parent.expression) return ['true', 'false'];
    const isLoop = (ts.isForStatement(parent) && node === parent.condition) || isWhile(parent, node);
    return isLoop ? ['false'] : [];
  },
  'statement left out': (node) => (ts.isExpressionStatement(node) ? [';'] : []),
  'default left out': (node) =>
    (ts.isParameter(node) || ts.isBindingElement(node)) && node.initializer !== undefined
      ? [node.getText().slice(0, node.name.getEnd() - node.getStart())]
      : [],
  'result left out': (node) =>
    ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent) && isReturned(node.parent)
      ? [`${node.name.getText()}: undefined`]
      : [],
};

const isArithmetic = (kind: ts.SyntaxKind): boolean =>
  kind >= SyntaxKind.PlusToken && kind <= SyntaxKind.PercentToken;

const isWhile = (parent: ts.Node, node: ts.Node): boolean =>
  ts.isWhileStatement(parent) && node === parent.expression;

/** `add` of `tf.add(…)` and of `x.add(…)`. */
const isCalledName = (node: ts.Node): node is ts.Identifier =>
  ts.isIdentifier(node) &&
  ts.isPropertyAccessExpression(node.parent) &&
  node.parent.name === node &&
  ts.isCallExpression(node.parent.parent) &&
  node.parent.parent.expression === node.parent;

/** `tf.add(a, b)`; `x.add(b)` has only one argument, so there is nothing to exchange. */
const isCommutative = ({ expression, arguments: given }: ts.CallExpression): boolean =>
  given.length === 2 && ts.isPropertyAccessExpression(expression) && commutative.test(expression.name.text);

const called = (node: ts.CallExpression, given: readonly string[]): string =>
  `${node.expression.getText()}(${given.join(', ')})`;

const isReturned = (node: ts.Node): boolean =>
  ts.isReturnStatement(node.parent) ||
  (ts.isParenthesizedExpression(node.parent) && ts.isArrowFunction(node.parent.parent));
