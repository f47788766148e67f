/** Small SVG plots; they know nothing of training. */

export interface Dots {
  readonly title: string;
  readonly axis: string;
  readonly max: number;
  readonly groups: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly mark?: number;
  }[];
}

const layout = { left: 290, right: 30, row: 26, top: 48, width: 750, bottom: 44 };
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One dot for each run, a bar at their mean, a ring at a published number: a line for each group. */
export function dotPlot({ title, axis, max, groups }: Dots): string {
  const { left, right, row, top, width, bottom } = layout;
  const height = top + row * groups.length + bottom;
  const x = (value: number): string => (left + (value / max) * (width - left - right)).toFixed(1);
  const parts = max % 5 === 0 ? 5 : 4;
  const ticks = Array.from({ length: parts + 1 }, (_, i) => (max * i) / parts);
  const floor = top + row * groups.length;
  const grid = ticks.map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${top - 8}" y2="${floor}" stroke="#ddd"/>` +
      `<text x="${x(tick)}" y="${floor + 16}" text-anchor="middle">${Number(tick.toFixed(2))}</text>`,
  );
  const lines = groups.map(({ name, values, mark }, i) => {
    const y = top + row * i + row / 2;
    const dots = values.map(
      (value) => `<circle cx="${x(value)}" cy="${y}" r="4" fill="#1f6feb" fill-opacity="0.45"/>`,
    );
    const centre = values.reduce((a, b) => a + b, 0) / values.length;
    const bar =
      values.length > 0
        ? `<line x1="${x(centre)}" x2="${x(centre)}" y1="${y - 9}" y2="${y + 9}" stroke="#0b3d91" stroke-width="2.5"/>`
        : '';
    const ring =
      mark === undefined
        ? ''
        : `<circle cx="${x(mark)}" cy="${y}" r="5.5" fill="none" stroke="#c2410c" stroke-width="2"/>`;
    return `<text x="${left - 10}" y="${y + 4}" text-anchor="end">${escape(name)}</text>${dots.join('')}${bar}${ring}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="${escape(title)}">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${left}" y="24" font-weight="600">${escape(title)}</text>`,
    ...grid,
    ...lines,
    `<text x="${(left + width - right) / 2}" y="${floor + 36}" text-anchor="middle">${escape(axis)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}
