const minus = (text: string): string => text.replaceAll('-', '−');

/** A number for display: three significant digits, a true minus sign, and powers of ten if it is very small or large. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) return 'undefined';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [mantissa = '', exponent = ''] = value.toExponential(1).split('e');
    return minus(`${mantissa}e${Number(exponent)}`);
  }
  return minus(String(Number(value.toPrecision(digits))));
}

/** A setting with as many decimals as its step has, so that its width stays the same while it changes. */
export const formatSetting = (value: number, step: number): string =>
  formatFixed(value, String(step).split('.')[1]?.length ?? 0);

/** A number with a fixed count of decimals, so that its width stays the same while it changes. */
export const formatFixed = (value: number, decimals = 2): string => {
  const text = value.toFixed(decimals);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
};
