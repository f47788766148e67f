import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Entry } from '../course/catalogue.ts';

/** The default export of an optional file in an exercise's `_private`, or undefined if there is no such file. */
export async function privateFile<T>({ folder }: Entry, name: string): Promise<T | undefined> {
  const path = join(folder, '_private', name);
  if (!existsSync(path)) return undefined;
  return ((await import(pathToFileURL(path).href)) as { readonly default: T }).default;
}
