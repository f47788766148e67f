/**
 * The byte b behind v = b/255 rounded to three decimals. Exact: rounding moves v by at most 0.0005, so v · 255 by at
 * most 0.1275, and the nearest whole number is b.
 *
 * Throws a RangeError if v is not such a value.
 */
export function byteOf(v: number): number {
  const byte = Math.round(v * 255);
  if (!(byte >= 0 && byte <= 255 && Number((byte / 255).toFixed(3)) === v)) {
    throw new RangeError(`pixel must be byte/255 rounded to three decimals, got ${v}; use mnist 1.1.0`);
  }
  return byte;
}
