import { crc32 } from 'node:zlib';

/** An entry's name as the archive's directory has it. */
export interface RawName {
  readonly bytes: Uint8Array;
  /** General purpose bit 11: the name is UTF-8. */
  readonly utf8: boolean;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

/** The name, and the encoding that was guessed if the archive does not state one. */
export interface ZipName {
  readonly name: string;
  readonly guessed?: 'UTF-8' | 'CP437';
}

const unicodePath = 0x7075;

/**
 * An entry's name: by its UTF-8 flag, else by Info-ZIP's Unicode path (APPNOTE 4.6.9), else a guess. Finder writes
 * UTF-8 without the flag, Explorer the old code page of MS-DOS.
 */
export function zipName({ bytes, utf8, extraFields }: RawName): ZipName {
  if (utf8) return { name: new TextDecoder().decode(bytes) };
  const unicode = extraFields.find(
    ({ id, data }) =>
      id === unicodePath && data.length > 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(bytes),
  );
  const said = unicode && strictUtf8(unicode.data.subarray(5));
  if (said !== undefined) return { name: said };
  if (bytes.every((byte) => byte < 0x80)) return { name: String.fromCharCode(...bytes) };
  const guessed = strictUtf8(bytes);
  return guessed === undefined
    ? { name: fromCp437(bytes), guessed: 'CP437' }
    : { name: guessed, guessed: 'UTF-8' };
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The upper half of IBM's code page 437. */
const upper =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const fromCp437 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '\ufffd'),
  ).join('');
