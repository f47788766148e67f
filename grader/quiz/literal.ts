/** The source of a value made of strings, numbers, arrays and objects, on one line where it has no line breaks. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, entry]) => `${name}: ${literal(entry)}`)
      .join(', ')} }`;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A text of several lines or with apostrophes is written as a template, where a carriage return would be read as a line feed. */
const quoted = (text: string): string =>
  /['\n\r]/.test(text)
    ? `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r')}\``
    : `'${text.replaceAll('\\', '\\\\')}'`;
