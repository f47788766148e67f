/** HTML, SVG and XML as values: text in a template is escaped, and only markup is inserted unchanged. */

/** Markup that is safe to insert. Only a template tag or `trusted` creates it; a string does not have this type. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Treats a string as markup. For text of this project or a library, never for anything that was handed in. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

export const trusted = (text: string): Markup => Markup.trusted(text);

/** The values that a template accepts. A list is inserted without separators; `joined` adds one. */
export type Hole = string | number | Markup | readonly Hole[];

export type Tag = (parts: TemplateStringsArray, ...holes: readonly Hole[]) => Markup;

/**
 * A template tag that escapes strings for text and quoted attributes.
 * @param clean what happens to a string before it is escaped
 */
export const markupTag =
  (clean: (text: string) => string): Tag =>
  (parts, ...holes) => {
    const written = (hole: Hole): string => {
      if (typeof hole === 'string') return escaped(clean(hole));
      if (typeof hole === 'number' || hole instanceof Markup) return String(hole);
      return hole.map(written).join('');
    };
    return trusted(parts.reduce((text, part, i) => `${text}${written(holes[i - 1] ?? '')}${part}`));
  };

export const html = markupTag((text) => text);

export const joined = (parts: readonly Markup[], separator: string | Markup): Markup =>
  html`${parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]))}`;

/** JSON for the inside of a <script>: the same value, and no text in it ends the element. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
