/** The files of a built site and their hashes. */
export interface Manifest {
  /** The name of the deployment, which changes if any file differs. */
  readonly build: string;
  /** The path that the site is served under, `/` or `/folder/`. */
  readonly root: string;
  /** SHA-256 in hexadecimal, by path. The path of a page is its folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Whether a path contains a hash of its content, so that an open page of an earlier deployment may still request it. */
export const isHashedPath = (path: string, root: string): boolean =>
  path.startsWith(root) &&
  /^(_astro\/|pagefind\/(fragment|index)\/|pagefind\/[^/]+\.pf_meta$)/.test(path.slice(root.length));

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
