/** One 512-byte header of a tar (POSIX.1-1988 ustar, with GNU's base-256 numbers). */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** `0` file, `1` hard link, `2` link, `5` folder, `x` and `g` pax, `L` and `K` GNU's long names. */
  readonly type: string;
}

/**
 * @returns undefined for a block of zeros, the end of the archive
 * @throws Error with a short clause if the block is not a header
 */
export function tarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const sum = block.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  if (sum !== octal(block.subarray(148, 156))) throw new Error('the checksum of a header does not match');
  const ustar = text(block.subarray(257, 262)) === 'ustar';
  const prefix = ustar && block[263] === 48 ? text(block.subarray(345, 500)) : '';
  const name = text(block.subarray(0, 100));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: number(block.subarray(124, 136)),
    type: block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0),
  };
}

/** Text up to the first zero byte. */
export function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

function octal(bytes: Uint8Array): number {
  const digits = text(bytes).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error('a number of a header is not octal');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** GNU writes large numbers in base 256, marked by the highest bit. */
function number(bytes: Uint8Array): number {
  if (((bytes[0] ?? 0) & 0x80) === 0) return octal(bytes);
  const value = bytes.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
  if (!Number.isSafeInteger(value) || bytes[0] !== 0x80) throw new Error('a size is out of range');
  return value;
}

/** The records of a pax header, `<length> <key>=<value>\n`; the last value of a key counts. */
export function paxRecords(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(32, at);
    const length = Number(text(bytes.subarray(at, Math.max(at, space))));
    if (space < 0 || !Number.isInteger(length) || length <= space - at || at + length > bytes.length)
      throw new Error('a pax header is malformed');
    const record = text(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals < 0) throw new Error('a pax header is malformed');
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
