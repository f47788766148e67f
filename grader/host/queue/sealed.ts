import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The purpose of a sealed value; a value with one purpose cannot replace one with another. */
export type Purpose = 'job' | 'result';

const [ivBytes, tagBytes] = [12, 16];
/** Characters of the longest sealed value that is opened: a file of a megabyte, and some headroom. */
export const longestSealed = 2 ** 22;

/**
 * Encrypts a value for transport through an untrusted server, which can lose it but neither read nor change it.
 * AES-256-GCM (NIST SP 800-38D) under a key derived from the course key, with the purpose and the job's id as
 * additional data; base64 of nonce, tag and ciphertext. If the course key is weak, it can also be guessed from this.
 */
export function seal(courseKey: string, purpose: Purpose, id: string, value: unknown): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', derivedKey(courseKey, purpose), iv).setAAD(
    additional(purpose, id),
  );
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** The value, or undefined if it was not sealed with this key for this purpose and id. */
export function unseal(courseKey: string, purpose: Purpose, id: string, sealed: unknown): unknown {
  if (typeof sealed !== 'string' || sealed.length > longestSealed) return undefined;
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    derivedKey(courseKey, purpose),
    bytes.subarray(0, ivBytes),
    { authTagLength: tagBytes },
  )
    .setAAD(additional(purpose, id))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** HKDF with SHA-256 (RFC 5869): a different key for each use, from which the course key cannot be computed. */
export const derivedKey = (courseKey: string, use: Purpose | 'names'): Buffer =>
  Buffer.from(hkdfSync('sha256', courseKey, 'genlab queue', use, 32));

const additional = (purpose: Purpose, id: string): Buffer => Buffer.from(JSON.stringify([purpose, id]));
