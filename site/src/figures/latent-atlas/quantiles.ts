/** The quantiles (i + ½) / n of the standard normal (Kingma and Welling 2014, figure 4). */
export const quantiles = (n: number): number[] =>
  Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n));

/** Inverse of the standard normal's distribution function at p, by bisection. It is called for a dozen values, once. */
function quantile(p: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Φ(x) = ½ + φ(x) Σ x^(2k+1) / (1·3·5·…·(2k+1)) (Abramowitz and Stegun 1964, 26.2.11). */
function cumulative(x: number): number {
  let [sum, term] = [0, x];
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    sum += term;
    term *= (x * x) / (2 * k + 1);
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
