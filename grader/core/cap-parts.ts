import { caps, truncate, truncateList } from './caps.ts';
import type { Picture } from './picture.ts';
import type { ExerciseResult } from './result.ts';

type Errors = ExerciseResult['typeErrors'];

/** Type errors as a result stores them; the last one gives the number of the rest. */
export const capTypeErrors = (errors: Readonly<Errors>): Errors =>
  truncateList(errors, caps.typeErrors, (missing) => ({
    line: errors[caps.typeErrors - 1]?.line ?? 1,
    column: errors[caps.typeErrors - 1]?.column ?? 1,
    message: `and ${missing} more type errors from here on.`,
  })).map(({ line, column, message }) => ({ line, column, message: truncate(message, caps.typeError) }));

/** Only measures that JSON can represent: with diverging weights a measure may be infinite or NaN. */
export const capMeasures = (measures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(measures)
      .filter(([, value]) => Number.isFinite(value))
      .slice(0, caps.measures)
      .map(([name, value]) => [truncate(name, caps.measureName), value]),
  );

/** A picture within its caps; points that are not finite are left out, an image that is too large is dropped. */
export function capPicture(picture: Picture): Picture | undefined {
  const title = truncate(picture.title, caps.message);
  if (picture.kind === 'scatter') {
    const finite = (points: readonly (readonly [number, number])[]): [number, number][] =>
      points
        .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
        .slice(0, caps.picturePoints)
        .map(([x, y]) => [x, y]);
    return { kind: 'scatter', title, points: finite(picture.points), targets: finite(picture.targets) };
  }
  const { width, height, pixels } = picture;
  const fits = Math.max(width, height) <= caps.pictureSide && pixels.length <= caps.pixels;
  return fits ? { ...picture, title } : undefined;
}
