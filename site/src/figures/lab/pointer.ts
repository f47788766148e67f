import type { Figure, FigureState, Handle, Settings } from '../figure.ts';
import type { View } from './view.ts';

const reach = 44;

/** Lets a pointer drag the nearest handle in the picture. */
export function dragHandles(
  stage: HTMLElement,
  figure: Figure,
  view: View,
  { state, change }: { state: () => FigureState; change: (settings: Settings) => void },
): void {
  const { handles = () => [], drag, press } = figure;
  if (drag === undefined && press === undefined) return;
  let held: string | undefined;

  const nearest = (at: { x: number; y: number }): Handle | undefined =>
    handles(state(), view.layout())
      .map((handle) => ({ handle, distance: Math.hypot(handle.x - at.x, handle.y - at.y) }))
      .filter(({ distance }) => distance < reach)
      .sort((a, b) => a.distance - b.distance)[0]?.handle;

  stage.addEventListener('pointerdown', (event) => {
    const point = pointOf(view.svg(), event);
    held = nearest(point)?.key;
    if (held === undefined) {
      const pressed = press?.(state(), point, view.layout());
      if (pressed !== undefined) change(pressed);
      return;
    }
    stage.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  stage.addEventListener('pointermove', (event) => {
    const point = pointOf(view.svg(), event);
    if (held === undefined || drag === undefined) {
      stage.style.cursor = nearest(point) === undefined ? '' : 'grab';
      return;
    }
    change(drag(state(), { key: held, ...point }, view.layout()));
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    stage.addEventListener(end, () => {
      held = undefined;
    });
}

/** A point on the screen in the picture's units. */
function pointOf(svg: SVGSVGElement, { clientX, clientY }: PointerEvent): { x: number; y: number } {
  const toPicture = svg.getScreenCTM()?.inverse();
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(toPicture);
  return { x, y };
}
