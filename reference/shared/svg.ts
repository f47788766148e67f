/** Pictures as data, and the one writer of SVG. */
import { html, joined, trusted, type Markup } from './html.ts';

/** An element of a picture. Numbers are in the picture's units. */
export interface Mark {
  readonly tag: 'g' | 'line' | 'path' | 'circle' | 'rect' | 'text' | 'polyline' | 'polygon' | 'image';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children?: readonly Mark[];
  readonly text?: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

type Attributes = Mark['attributes'];

export const group = (attributes: Attributes, children: readonly Mark[]): Mark => ({
  tag: 'g',
  attributes,
  children,
});

/** Classes name the type of a mark; the style sheet gives it the theme's colour. */
export const mark = (tag: Mark['tag'], className: string, attributes: Attributes): Mark => ({
  tag,
  attributes: { class: className, ...attributes },
});

export const label = (className: string, x: number, y: number, text: string, anchor = 'start'): Mark => ({
  tag: 'text',
  attributes: { class: className, x, y, 'text-anchor': anchor },
  text,
});

export const polyline = (className: string, points: readonly (readonly [number, number])[]): Mark =>
  mark('polyline', className, { points: points.map(([x, y]) => `${tidy(x)},${tidy(y)}`).join(' ') });

/** The content of an <svg>. */
export const svgContent = (marks: readonly Mark[]): Markup => html`${marks.map(svgOf)}`;

/** A whole <svg>, one element per line: for an HTML page, or for a file if `attributes` has the `xmlns`. */
export const svg = ({ width, height, marks }: Picture, attributes: Attributes): Markup =>
  html`<svg${written({ viewBox: `0 0 ${width} ${height}`, ...attributes })}>
${joined(marks.map(svgOf), '\n')}
</svg>`;

export const svgNamespace = 'http://www.w3.org/2000/svg';

function svgOf({ tag, attributes, children = [], text = '' }: Mark): Markup {
  const name = trusted(tag);
  return text === '' && children.length === 0
    ? html`<${name}${written(attributes)}/>`
    : html`<${name}${written(attributes)}>${text}${svgContent(children)}</${name}>`;
}

const written = (attributes: Attributes): Markup[] =>
  Object.entries(attributes).map(([name, value]) => html` ${trusted(name)}="${tidy(value)}"`);

/** A tenth of a unit is finer than any screen. */
function tidy(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}
