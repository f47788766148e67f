/**
 * A browser can break a line on either side of a formula, even before its full stop. So characters that follow or precede a
 * short formula without a space are set with it, in a box that does not break.
 */
import type { HastNode, HastVisitorContext } from 'satteri';

const longest = 28;
/** Behind a formula: `.`, `),`, `’s`, `-th`, ` %`. In front of it: `(`. */
const after = /^(?: %\S{0,2}|\S{1,4})(?=\s|$)/;
const before = /(?<=\s)\S{1,2}$/;

/** The LaTeX of an inline formula that has not been typeset yet. */
export function inlineFormula(node: Readonly<HastNode> | undefined): string | undefined {
  if (node?.type !== 'element' || node.tagName !== 'span') return undefined;
  const formula = node.properties['dataFormula'];
  return typeof formula === 'string' ? formula : undefined;
}

const isShort = (node: Readonly<HastNode> | undefined): boolean =>
  (inlineFormula(node)?.length ?? Infinity) <= longest;

/** The characters that cling to a formula on both sides. `withoutClinging` removes them from the text nodes there. */
export function clinging(node: Readonly<HastNode>, context: HastVisitorContext): [string, string] {
  if (!isShort(node)) return ['', ''];
  const [left, right] = neighbours(node, context);
  return [match(left, before), match(right, after)];
}

/** A text without the characters that cling to the formulas next to it. */
export function withoutClinging(
  node: Readonly<HastNode & { type: 'text' }>,
  context: HastVisitorContext,
): string {
  const [left, right] = neighbours(node, context);
  const end = isShort(right) ? node.value.length - match(node, before).length : undefined;
  return node.value.slice(isShort(left) ? match(node, after).length : 0, end);
}

function neighbours(node: Readonly<HastNode>, context: HastVisitorContext) {
  const siblings = context.parent(node)?.children ?? [];
  const index = context.indexOf(node) ?? 0;
  return [siblings[index - 1], siblings[index + 1]] as const;
}

const match = (node: Readonly<HastNode> | undefined, pattern: RegExp): string =>
  node?.type === 'text' ? (pattern.exec(node.value)?.[0] ?? '') : '';
