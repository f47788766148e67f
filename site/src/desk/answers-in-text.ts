/** The answers that a file gives to the questions of its exercise, and that file with one of them replaced. */
import { typescriptLanguage } from '@codemirror/lang-javascript';

import { literal } from '#grader/quiz/literal.ts';

type SyntaxNode = ReturnType<typeof typescriptLanguage.parser.parse>['topNode'];

/** One entry of `answers`: what is written, and where. */
export interface WrittenAnswer {
  /** Undefined if it is not answered yet, or if it is more than a literal. */
  readonly value: unknown;
  /** The file computes it, so that a form can only replace it. */
  readonly isComputed: boolean;
  readonly from: number;
  readonly to: number;
}

/** A part of a text that is to be replaced. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The entries of the object `answers` by name. Undefined if the file declares no such object. */
export function writtenAnswers(text: string): ReadonlyMap<string, WrittenAnswer> | undefined {
  const object = answersObject(text);
  return object && new Map(propertiesOf(object, text));
}

/** What to replace so that the file gives this answer. Undefined if the file declares no object `answers`. */
export function answerEdit(text: string, name: string, value: unknown): Edit | undefined {
  const object = answersObject(text);
  if (object === undefined) return undefined;
  const written = new Map(propertiesOf(object, text)).get(name);
  if (written) return { from: written.from, to: written.to, insert: literal(value) };
  const last = object.lastChild?.prevSibling;
  const comma = last && last.name !== '{' && last.name !== ',' ? ',' : '';
  const end = last?.to ?? object.to - 1;
  return { from: end, to: end, insert: `${comma}\n  ${name}: ${literal(value)},` };
}

function answersObject(text: string): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  typescriptLanguage.parser.parse(text).iterate({
    enter: ({ name, from, to, node }) => {
      if (name !== 'VariableDefinition' || text.slice(from, to) !== 'answers') return;
      for (let next = node.nextSibling; next && next.name !== ','; next = next.nextSibling)
        if (next.name === 'ObjectExpression') found ??= next;
    },
  });
  return found;
}

function* propertiesOf(object: SyntaxNode, text: string): Iterable<[string, WrittenAnswer]> {
  for (const property of object.getChildren('Property')) {
    const [key, value] = [property.firstChild, property.lastChild];
    if (!key || !value || key.from === value.from) continue;
    const name =
      key.name === 'String' ? stringOf(text.slice(key.from, key.to)) : text.slice(key.from, key.to);
    if (name === undefined) continue;
    const read = valueOf(value, text);
    yield [name, { value: read?.value, isComputed: read === undefined, from: value.from, to: value.to }];
  }
}

/** The value of a literal; undefined if the node is anything else. */
function valueOf(node: SyntaxNode, text: string): { readonly value: unknown } | undefined {
  const source = text.slice(node.from, node.to);
  switch (node.name) {
    case 'VariableName':
      return source === 'undefined' ? { value: undefined } : undefined;
    case 'Number':
    case 'UnaryExpression':
      return /^-?\s*[\d.]/.test(source) && Number.isFinite(Number(source.replace(/\s/g, '')))
        ? { value: Number(source.replace(/\s/g, '')) }
        : undefined;
    case 'String':
    case 'TemplateString': {
      const value = node.getChild('Interpolation') ? undefined : stringOf(source);
      return value === undefined ? undefined : { value };
    }
    case 'ArrayExpression': {
      const entries = children(node).map((entry) => valueOf(entry, text));
      return entries.every((entry) => entry !== undefined)
        ? { value: entries.map(({ value }) => value) }
        : undefined;
    }
    case 'ObjectExpression': {
      const entries = [...propertiesOf(node, text)];
      const isPlain =
        entries.length === children(node).length && entries.every(([, { isComputed }]) => !isComputed);
      return isPlain
        ? { value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])) }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The parts between brackets and commas, without comments. */
function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!/^([[\]{},]|LineComment|BlockComment)$/.test(child.name)) found.push(child);
  return found;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
  '\n': '',
};

/** The text of a string or template literal; undefined if an escape has digits, which no form writes. */
function stringOf(source: string): string | undefined {
  const inside = source.slice(1, -1).replace(/\r\n?/g, '\n');
  if (/(?<!\\)(?:\\\\)*\\[ux1-9]/.test(inside)) return undefined;
  return inside.replace(/\\([^])/g, (_, character: string) => escapes[character] ?? character);
}
