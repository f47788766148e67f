/**
 * Nodes and weights of the n-point Gauss–Legendre rule on [−1, 1]: roots of the Legendre polynomial P_n by Newton's
 * method from the Chebyshev-like guess cos(π (i + ¾)/(n + ½)), weights 2/((1 − x²) P_n'(x)²)
 * (Abramowitz & Stegun 25.4.29). Exact for polynomials up to degree 2n − 1.
 */
function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let [previous, current] = [1, x]; // P_0, P_1
      for (let k = 2; k <= n; k++) {
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      }
      slope = (n * (previous - x * current)) / (1 - x * x);
      const delta = current / slope;
      x -= delta;
      if (Math.abs(delta) < 1e-15) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** `gaussLegendre(n)` on each of `panels` equal parts of [from, to]. Weights sum to `to − from`. */
export function compositeGaussLegendre(from: number, to: number, panels: number, n: number) {
  const rule = gaussLegendre(n);
  const half = (to - from) / panels / 2;
  const nodes = new Float64Array(panels * n);
  const weights = new Float64Array(panels * n);
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    rule.nodes.forEach((x, i) => {
      nodes[panel * n + i] = middle + half * x;
      weights[panel * n + i] = half * (rule.weights[i] ?? 0);
    });
  }
  return { nodes, weights };
}
