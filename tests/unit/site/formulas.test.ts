import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';

import { formulas, typesetFormulas } from '#site/src/markdown/katex-math.ts';
import { typographic } from '#site/src/markdown/typographic.ts';

const options = { features: { math: true }, mdastPlugins: [formulas], hastPlugins: [typesetFormulas] };

/** A paragraph as on a page: formulas as LaTeX between dollars, unbreakable text in square brackets. */
function inWords(markdown: string): string {
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

describe('text next to a short formula stays with it', () => {
  it.each([
    ['Take ($x$), and $k$-th.', 'Take [($x$),] and [$k$-th.]'],
    ['Both $a$ and $b$ stand alone.', 'Both $a$ and $b$ stand alone.'],
    ['So $x$&lt; is text, not a tag.', 'So [$x$&lt;] is text, not a tag.'],
    ['From $a$--$b$.', 'From [$a$--][$b$.]'],
  ])('%s', (markdown, words) => {
    expect(inWords(markdown)).toBe(words);
  });

  it('a short one does not break in its middle, nor before a percent sign', () => {
    expect(inWords('So $q \\log(1 - y)$ falls.')).toBe('So [$q \\log(1 - y)$] falls.');
    expect(inWords('Of these $98$ %, and $x$ % more.')).toBe('Of these [$98$ %,] and [$x$ %] more.');
  });

  it('a long one may break, and loses nothing', () => {
    const long = '$a + b + c + d + e + f + g + h + i$';
    expect(inWords(`See (${long}).`)).toBe(`See (${long}).`);
  });
});

it('a formula that KaTeX does not know fails the build', () => {
  expect(() => inWords('Take $\\nonsense$.')).toThrow('nonsense');
});

it('rows with fractions are spaced apart', () => {
  const height = (formula: string): number => {
    const { html } = markdownToHtml(`$$\n${formula}\n$$`, options);
    return Number(/class="katex-strut" style="height:([\d.]+)em/.exec(html)?.[1]);
  };
  const rows = String.raw`\begin{pmatrix} 0 & \tfrac12 \\ \tfrac12 & 0 \end{pmatrix}`;
  // A binomial is as tall, and has a different name.
  expect(height(rows)).toBeGreaterThan(height(rows.replaceAll('tfrac', 'tbinom')) + 0.3);
});

describe('texts of attributes', () => {
  it.each([
    ["A generator's loss", 'A generator’s loss'],
    ['a fake at D = .001', 'a fake at D\u00a0=\u00a0.001'],
    ['from N(0, I) to 90 %', 'from N(0,\u00a0I) to 90\u00a0%'],
    ['a mean - and more', 'a mean - and more'],
    ['the divergence = what an adversary maximises', 'the divergence = what an adversary maximises'],
  ])('%s', (text, set) => {
    expect(typographic(text)).toBe(set);
  });
});
