import { expect, test } from 'vitest';
import { html, joined, markupTag, scriptJson, trusted, type Markup } from '#reference/shared/html.ts';

const nasty = `<script>alert("1" & '2')</script>`;
const harmless = '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;';

test('text is escaped in elements and in attributes, alone and in lists', () => {
  expect(html`<b title="${nasty}">${nasty}</b>${[nasty, [nasty]]}`.toString()).toBe(
    `<b title="${harmless}">${harmless}</b>${harmless}${harmless}`,
  );
});

test('numbers and markup are inserted unchanged', () => {
  const inner = html`<i>${'<'}</i>`;
  expect(html`${1.5}${inner}${[inner, trusted('<hr>')]}`.toString()).toBe('1.5<i>&lt;</i><i>&lt;</i><hr>');
  expect(html``.toString()).toBe('');
});

test('a separator that is a string is text', () => {
  const parts = ['a', 'b', 'c'].map((name) => html`<i>${name}</i>`);
  expect(joined(parts, ' & ').toString()).toBe('<i>a</i> &amp; <i>b</i> &amp; <i>c</i>');
  expect(joined(parts, html`<br>`).toString()).toBe('<i>a</i><br><i>b</i><br><i>c</i>');
  expect(joined([], html`<br>`).toString()).toBe('');
});

test('a tag can clean text before it is escaped, and leaves markup alone', () => {
  const loud = markupTag((text) => text.replaceAll('a', '<'));
  expect(loud`a${'a'}${html`<a>`}`.toString()).toBe('a&lt;<a>');
});

test('JSON cannot end its script element', () => {
  const value = { text: '</script><!--' };
  expect(scriptJson(value)).not.toContain('<');
  expect(JSON.parse(scriptJson(value))).toEqual(value);
});

test('neither a string nor an object that looks like markup is markup', () => {
  // @ts-expect-error -- that is the point
  const text: Markup = '<b>';
  expect(html`${text}`.toString()).toBe('&lt;b&gt;');
  // @ts-expect-error -- only the tags and `trusted` create markup
  expect(() => html`${{ toString: () => '<b>' }}`).toThrow(TypeError);
});
