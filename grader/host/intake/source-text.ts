import { maxSourceBytes } from './limits.ts';
import { Unreadable } from './tree.ts';

/** A source as text with line feeds, and how its original form differed. */
export interface SourceText {
  readonly text: string;
  /** Each is a phrase that follows "was read". */
  readonly forms: readonly string[];
}

/**
 * A student's file as text, whatever encoding their editor used.
 *
 * @param called the file's name, for messages
 * @throws Unreadable if it is too large or not text
 */
export function sourceText(bytes: Uint8Array, called: string): SourceText {
  if (bytes.length > maxSourceBytes)
    throw new Unreadable(`${called} has ${bytes.length} bytes; the limit is ${maxSourceBytes}.`);
  const { text, form } = decoded(bytes, called);
  // eslint-disable-next-line no-control-regex -- a binary file has these, a source does not
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text))
    throw new Unreadable(`${called} is not a text file. Save it as UTF-8 and hand it in again.`);
  const lines = text.replace(/\r\n?/g, '\n');
  return {
    text: lines,
    forms: [...(form === undefined ? [] : [form]), ...(lines === text ? [] : ['with Windows line ends'])],
  };
}

function decoded(bytes: Uint8Array, called: string): { text: string; form?: string } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf && isUtf8(bytes))
    return { text: new TextDecoder().decode(bytes), form: 'without its byte order mark' };
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : unmarkedUtf16(bytes);
  if (utf16 !== undefined) {
    try {
      return { text: new TextDecoder(utf16, { fatal: true }).decode(bytes), form: 'as UTF-16' };
    } catch {
      throw new Unreadable(
        `${called} begins as UTF-16 and is damaged. Save it as UTF-8 and hand it in again.`,
      );
    }
  }
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    form: 'as Windows-1252, since it is not UTF-8',
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Source code is mostly ASCII: in UTF-16 nearly every other byte is zero, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = bytes.length * 0.4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}
