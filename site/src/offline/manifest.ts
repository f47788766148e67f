/** What a built site consists of, and which bytes each of its addresses must have. */
export interface Manifest {
  /** Names the deployment: another one if any file differs. */
  readonly build: string;
  /** The path that the site is served under, `/` or `/folder/`. */
  readonly root: string;
  /** SHA-256 in hexadecimal digits, by path; a page is asked for by its folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Whether a path names its content, so that an open page of an earlier deployment may still ask for it. */
export const isHashedPath = (path: string, root: string): boolean =>
  path.startsWith(root) &&
  /^(_astro\/|pagefind\/(fragment|index)\/|pagefind\/[^/]+\.pf_meta$)/.test(path.slice(root.length));

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
