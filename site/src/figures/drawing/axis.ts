import { formatNumber } from './format.ts';
import { group, label, mark, type Mark } from '#reference/shared/svg.ts';
import { ticks, type Scale } from './scale.ts';

/**
 * A horizontal axis at height y: a line, ticks below it, and its name at the right end.
 * @param below how far below the axis the numbers are; use more if handles lie on the axis
 */
export function horizontalAxis(
  scale: Scale,
  y: number,
  { name, count, below = 17 }: { name: string; count: number; below?: number },
): Mark {
  const [from, to] = scale.domain;
  return group({ class: 'axis' }, [
    mark('line', 'axis-line', { x1: scale(from), x2: scale(to), y1: y, y2: y }),
    ...ticks(scale.domain, count).flatMap((value) => [
      mark('line', 'axis-line', { x1: scale(value), x2: scale(value), y1: y, y2: y + 4 }),
      label('tick on-top', scale(value), y + below, formatNumber(value), 'middle'),
    ]),
    label('axis-name', scale(to) + 8, y + 4, name),
  ]);
}

/** A vertical axis at x, its ticks to the left, its name on top. */
export function verticalAxis(
  scale: Scale,
  x: number,
  { name, count, format = formatNumber }: { name: string; count: number; format?: (value: number) => string },
): Mark {
  const [from, to] = scale.domain;
  return group({ class: 'axis' }, [
    mark('line', 'axis-line', { x1: x, x2: x, y1: scale(from), y2: scale(to) }),
    ...ticks(scale.domain, count).flatMap((value) => [
      mark('line', 'axis-line', { x1: x - 4, x2: x, y1: scale(value), y2: scale(value) }),
      label('tick', x - 7, scale(value) + 4, format(value), 'end'),
    ]),
    label('axis-name', x, scale(to) - 9, name, 'middle'),
  ]);
}
