/** Node only: the trained classifier, read from the file beside this one; a page fetches and decodes that file. */
import { fileURLToPath } from 'node:url';
import { readCheckpoint } from '#reference/checkpoint/index.ts';
import { digitClassifier, type DigitClassifier } from './digit-classifier.ts';

export async function loadDigitClassifier(): Promise<DigitClassifier> {
  const path = fileURLToPath(new URL('digit-classifier.safetensors', import.meta.url));
  return digitClassifier((await readCheckpoint(path)).tensors);
}
