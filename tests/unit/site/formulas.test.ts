import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';

import { formulas, typesetFormulas } from '#site/src/markdown/katex-math.ts';

/** A paragraph as a page has it: formulas as their LaTeX between dollars, what does not break in square brackets. */
function inWords(markdown: string): string {
  const options = { features: { math: true }, mdastPlugins: [formulas], hastPlugins: [typesetFormulas] };
  let html = markdownToHtml(markdown, options).html.trim();
  // KaTeX's spans hold spans: their end is found by counting.
  for (let at = html.indexOf('<span class="katex">'); at >= 0; at = html.indexOf('<span class="katex">')) {
    let depth = 0;
    let end = at;
    for (const { 0: tag, index } of html.slice(at).matchAll(/<\/?span\b[^>]*>/g)) {
      depth += tag.startsWith('</') ? -1 : 1;
      end = at + index + tag.length;
      if (depth === 0) break;
    }
    const latex = /<annotation[^>]*>(.*?)<\/annotation>/s.exec(html.slice(at, end))?.[1] ?? '';
    html = `${html.slice(0, at)}$${latex}$${html.slice(end)}`;
  }
  return html.replaceAll(/<span class="unbroken">(.*?)<\/span>/g, '[$1]').replaceAll(/<\/?p>/g, '');
}

describe('what clings to a short formula stays with it', () => {
  it.each([
    ['Take ($x$), and $k$-th.', 'Take [($x$),] and [$k$-th.]'],
    ['Both $a$ and $b$ stand alone.', 'Both $a$ and $b$ stand alone.'],
    ['So $x$&lt; is text, not a tag.', 'So [$x$&lt;] is text, not a tag.'],
    ['From $a$--$b$.', 'From [$a$--][$b$.]'],
  ])('%s', (markdown, words) => {
    expect(inWords(markdown)).toBe(words);
  });

  it('a long one may break, and loses nothing', () => {
    const long = '$a + b + c + d + e + f + g + h + i$';
    expect(inWords(`See (${long}).`)).toBe(`See (${long}).`);
  });
});

it('a formula that KaTeX does not know fails the build', () => {
  expect(() => inWords('Take $\\nonsense$.')).toThrow('nonsense');
});
