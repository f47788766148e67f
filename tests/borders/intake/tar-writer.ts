/** An entry of a tar; a folder by the slash at its end. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** `0` file, `1` hard link, `2` link, `5` folder, `6` pipe. */
  readonly type?: string;
}

const block = 512;

/**
 * A tar as GNU and POSIX programs write it: names of more than 100 bytes, and those beyond ASCII, go into a pax header.
 */
export const tar = (entries: readonly TarEntry[]): Buffer =>
  Buffer.concat([...entries.flatMap(blocks), Buffer.alloc(2 * block)]);

function blocks({ name, content = '', type }: TarEntry): Buffer[] {
  const bytes = Buffer.from(content as string);
  const kind = type ?? (name.endsWith('/') ? '5' : '0');
  const utf8 = Buffer.from(name);
  if (utf8.length < 100 && utf8.length === name.length)
    return [header(name, bytes.length, kind), padded(bytes)];
  const pax = record('path', name);
  return [header('pax', pax.length, 'x'), padded(pax), header('long', bytes.length, kind), padded(bytes)];
}

function header(name: string, size: number, type: string): Buffer {
  const head = Buffer.alloc(block);
  head.write(name, 0, 'latin1');
  head.write('0000644\0', 100);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write(type, 156);
  head.write('ustar\x0000', 257);
  head.fill(' ', 148, 156);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((block - (bytes.length % block)) % block)]);

function record(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  const length = Buffer.byteLength(rest);
  const digits = String(length + String(length + 3).length).length;
  return Buffer.from(`${length + digits}${rest}`);
}
