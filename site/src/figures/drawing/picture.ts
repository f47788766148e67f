/** A picture as data: what an SVG would hold, without a document to hold it. */
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

/** Classes name what a mark is; the style sheet gives it the theme's colour. */
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

/** The content of an <svg>. All text is escaped; attributes are ours. */
export const svgContent = (marks: readonly Mark[]): string => marks.map(svgOf).join('');

function svgOf({ tag, attributes, children = [], text = '' }: Mark): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(tidy(value))}"`);
  return `<${tag}${written.join('')}>${escaped(text)}${svgContent(children)}</${tag}>`;
}

/** A tenth of a unit is finer than any screen. */
function tidy(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
