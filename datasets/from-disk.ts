/** Node only: the bundled digits, read from the folder beside this file. */
import { readFile } from 'node:fs/promises';
import { type DigitSplit, readDigits } from './mnist.ts';

/** Reads `datasets/data/<file>`. Rejects with the system's error, which names the path, where it is missing. */
export async function readBundled(file: string): Promise<Uint8Array> {
  return readFile(new URL(`./data/${file}`, import.meta.url));
}

/** The bundled digits: see `readDigits`. About 31 MB of pixels; takes a fifth of a second. */
export async function loadDigits(): Promise<DigitSplit> {
  return readDigits(readBundled);
}
