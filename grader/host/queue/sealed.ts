import { createHmac, timingSafeEqual } from 'node:crypto';

/** A value on its way through a server that need not be trusted: it can lose what it carries, and not change it. */
export interface Sealed {
  readonly body: string;
  /** HMAC-SHA256 (RFC 2104) under the course key, over the purpose and the body. */
  readonly mac: string;
}

/** @param purpose what the value is for; under another purpose it does not open, so that none can take another's place */
export function seal(key: string, purpose: string, value: unknown): Sealed {
  const body = JSON.stringify(value);
  return { body, mac: macOf(key, purpose, body).toString('hex') };
}

/** The value, or undefined where it was not sealed with this key for this purpose. */
export function unseal(key: string, purpose: string, sealed: unknown): unknown {
  const { body, mac } = (sealed ?? {}) as Partial<Record<keyof Sealed, unknown>>;
  if (typeof body !== 'string' || typeof mac !== 'string') return undefined;
  const given = Buffer.from(mac, 'hex');
  const right = macOf(key, purpose, body);
  return given.length === right.length && timingSafeEqual(given, right) ? JSON.parse(body) : undefined;
}

const macOf = (key: string, purpose: string, body: string): Buffer =>
  createHmac('sha256', key)
    .update(`genlab ${JSON.stringify([purpose, body])}`)
    .digest();
