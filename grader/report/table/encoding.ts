/** A file's text, and the way back: `encode(text)` returns exactly the file's bytes. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** @throws Error in one sentence if the encoding lacks a character of `text` */
  encode(text: string): Uint8Array;
}

export type Encoding =
  | 'UTF-8'
  | 'UTF-8 with a byte order mark'
  | 'UTF-16 LE'
  | 'UTF-16 LE without a byte order mark'
  | 'UTF-16 BE'
  | 'UTF-16 BE without a byte order mark'
  | 'Windows-1252';

const marks = { utf8: [0xef, 0xbb, 0xbf], le: [0xff, 0xfe], be: [0xfe, 0xff] } as const;

/**
 * Reads text as UTF-8, as UTF-16 (with a byte order mark, or recognised by its zero bytes), else as Windows-1252.
 *
 * @throws Error in one sentence if the bytes are none of these
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const starts = (mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
  if (starts([0x50, 0x4b, 3, 4])) throw new Error('it is a workbook or a zip. Save the sheet as CSV.');
  const decoded = starts(marks.utf8)
    ? utf8(bytes, marks.utf8)
    : starts(marks.le)
      ? utf16(bytes, 'le', marks.le)
      : starts(marks.be)
        ? utf16(bytes, 'be', marks.be)
        : (utf16ByZeros(bytes) ?? utf8(bytes, []) ?? windows1252(bytes));
  if (!decoded) throw new Error('its bytes are not text in UTF-8, UTF-16 or Windows-1252. Save it as UTF-8.');
  if (decoded.text.includes('\0')) throw new Error('it holds a zero byte. Save it as UTF-8 text.');
  return decoded;
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function utf8(bytes: Uint8Array, mark: readonly number[]): DecodedText | undefined {
  const text = decode('utf-8', bytes.subarray(mark.length));
  if (text === undefined) return undefined;
  return {
    text,
    encoding: mark.length > 0 ? 'UTF-8 with a byte order mark' : 'UTF-8',
    encode: (changed) => Buffer.concat([Buffer.from(mark), Buffer.from(changed, 'utf8')]),
  };
}

function utf16(bytes: Uint8Array, order: 'le' | 'be', mark: readonly number[]): DecodedText | undefined {
  const text = decode(`utf-16${order}`, bytes.subarray(mark.length));
  if (text === undefined) return undefined;
  return {
    text,
    encoding: `UTF-16 ${order === 'le' ? 'LE' : 'BE'}${mark.length > 0 ? '' : ' without a byte order mark'}`,
    encode: (changed) => {
      const units = Buffer.from(changed, 'utf16le');
      return Buffer.concat([Buffer.from(mark), order === 'le' ? units : units.swap16()]);
    },
  };
}

/**
 * Latin letters, digits and line ends have a zero byte in UTF-16, always on the same side; a stray zero is not enough.
 */
function utf16ByZeros(bytes: Uint8Array): DecodedText | undefined {
  const zeros = { even: 0, odd: 0 };
  for (const [i, byte] of bytes.entries()) if (byte === 0) zeros[i % 2 === 0 ? 'even' : 'odd']++;
  if (zeros.even > 0 === zeros.odd > 0 || zeros.even + zeros.odd < bytes.length / 4) return undefined;
  return utf16(bytes, zeros.odd > 0 ? 'le' : 'be', []);
}

/** The characters of 0x80 to 0x9f; five of these bytes are unassigned. */
const special = Array.from({ length: 32 }, (_, i) =>
  new TextDecoder('windows-1252').decode(Uint8Array.of(128 + i)),
);

function windows1252(bytes: Uint8Array): DecodedText | undefined {
  const text = decode('windows-1252', bytes);
  // Text has no such characters; other types of files do.
  if (text === undefined || /[^\P{Cc}\t\r\n]/u.test(text)) return undefined;
  return {
    text,
    encoding: 'Windows-1252',
    encode: (changed) => Uint8Array.from(changed, (character) => byteOf(character)),
  };
}

function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  const at = special.indexOf(character);
  if (at >= 0) return 128 + at;
  if (code < 128 || (code > 159 && code < 256)) return code;
  throw new Error(`Windows-1252, which it is written in, has no '${character}'. Save it as UTF-8.`);
}
