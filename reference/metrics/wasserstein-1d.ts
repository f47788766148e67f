/**
 * W_p^p of two samples of numbers, ∫ |F⁻¹(t) − G⁻¹(t)|ᵖ dt over 0..1, by their sorted values: O(n log n), for samples
 * of different sizes too (Peyré and Cuturi 2019, remark 2.30). Both arrays must be ascending.
 */
export function wassersteinOfSorted(u: Float64Array, v: Float64Array, p: 1 | 2): number {
  const [n, m] = [u.length, v.length];
  let sum = 0;
  // Between two steps of either quantile function both are constant; t counts in steps of 1 / (n m), exactly.
  for (let i = 0, j = 0, t = 0; i < n && j < m;) {
    const [uEnd, vEnd] = [(i + 1) * m, (j + 1) * n];
    const end = Math.min(uEnd, vEnd);
    const gap = Math.abs((u[i] as number) - (v[j] as number));
    sum += (end - t) * (p === 1 ? gap : gap * gap);
    t = end;
    if (uEnd === end) i++;
    if (vEnd === end) j++;
  }
  return sum / (n * m);
}
