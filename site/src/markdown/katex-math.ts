import katex from 'katex';
import { defineHastPlugin, defineMdastPlugin, type Custom } from 'satteri';

import { html, trusted, type Markup } from '#reference/shared/html.ts';

import { clinging, withoutClinging } from './clinging.ts';

/**
 * Typesets $…$ and $$…$$ at build time: HTML for display and MathML for screen readers, without a script in the page.
 * A formula that KaTeX cannot parse fails the build.
 *
 * There are two plugins. The first takes formulas out of the Markdown tree before anything interprets their backslashes. The
 * second puts them back as HTML once the tree is an HTML tree.
 */
export const formulas = defineMdastPlugin({
  name: 'formulas',
  inlineMath(node, context) {
    context.replaceNode(node, placeholder('span', node.value));
  },
  math(node, context) {
    context.replaceNode(node, placeholder('div', node.value));
  },
});

export const typesetFormulas = defineHastPlugin({
  name: 'typeset-formulas',
  element: {
    filter: ['span', 'div'],
    visit(node, context) {
      const formula = node.properties['dataFormula'];
      if (typeof formula !== 'string') return;
      const displayMode = node.tagName === 'div';
      const typeset = foundOnce(
        katex.renderToString(displayMode ? roomy(formula) : formula, {
          displayMode,
          macros: { ...macros },
          strict: 'error',
          throwOnError: true,
        }),
      );
      context.replaceNode(node, {
        type: 'raw',
        value: (displayMode
          ? scrolling(typeset)
          : unbroken(formula, typeset, clinging(node, context))
        ).toString(),
      });
    },
  },
  text(node, context) {
    const rest = withoutClinging(node, context);
    if (rest !== node.value) context.setProperty(node, 'value', rest);
  },
});

/** More space between rows, because rows of fractions would touch. */
const roomy = (formula: string): string =>
  formula.includes('frac') ? formula.replaceAll(/\\\\(?!\[)/g, '\\\\[0.45em]') : formula;

const placeholder = (hName: string, formula: string): Custom => ({
  type: 'formula',
  data: { hName, hProperties: { dataFormula: formula } },
  children: [],
});

/** Wide formulas scroll on their own, also with the keyboard, so that the page never scrolls sideways. */
const scrolling = (typeset: Markup): Markup =>
  html`<div class="formula" tabindex="0" role="group" aria-label="formula">${typeset}</div>`;

/** A formula is in the page three times, as MathML, LaTeX and HTML. Search indexes only the first. */
const foundOnce = (typeset: string): Markup =>
  trusted(typeset.replaceAll(/<(?:annotation|span class="katex-html")/g, '$& data-pagefind-ignore'));

/** The number of symbols that fit on a line together with other text, even on a phone. */
const fewSymbols = 16;
const isBrief = (formula: string): boolean =>
  formula.replaceAll(/\\[a-z]+/gi, '.').replaceAll(/[\s{}^_\\]/g, '').length <= fewSymbols;

/** KaTeX puts what does not break into one base. */
const canBreak = (typeset: Markup): boolean => typeset.toString().split('class="katex-base"').length > 2;

const unbroken = (formula: string, typeset: Markup, [before, after]: readonly [string, string]): Markup =>
  before + after === '' && !(isBrief(formula) && canBreak(typeset))
    ? typeset
    : html`<span class="unbroken">${before}${typeset}${after}</span>`;

const macros = {
  // upright, from the main font of formulas: blackboard bold would need a font of 28 kB for one letter
  '\\E': '\\operatorname{E}',
  '\\N': '\\mathcal{N}',
  '\\KL': '\\mathrm{KL}',
  '\\JS': '\\mathrm{JS}',
  '\\Var': '\\operatorname{Var}',
  '\\ELBO': '\\mathrm{ELBO}',
  '\\given': '\\mid',
  '\\from': '\\,\\|\\,',
};
