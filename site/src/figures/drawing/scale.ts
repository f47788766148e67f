export interface Scale {
  (value: number): number;
  readonly invert: (position: number) => number;
  readonly domain: readonly [number, number];
}

/** The linear map from `domain` to `range`. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const slope = (range[1] - range[0]) / (domain[1] - domain[0]);
  return Object.assign((value: number): number => range[0] + (value - domain[0]) * slope, {
    invert: (position: number): number => domain[0] + (position - range[0]) / slope,
    domain,
  });
}

/** Round values inside a domain, about `count` of them, 1, 2 or 5 times a power of ten apart. */
export function ticks([from, to]: readonly [number, number], count: number): number[] {
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
