import { z } from 'zod';
import { toBase64 } from '#reference/shared/base64.ts';
import { caps } from './caps.ts';

const title = z.string().max(caps.message);
const side = z.number().int().positive().max(caps.pictureSide);
const points = z.array(z.tuple([z.number(), z.number()])).max(caps.picturePoints);

/** Samples of a trained model for the report, as data rather than as a drawing. */
export const pictureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grey'),
    title,
    width: side,
    height: side,
    pixels: z
      .string()
      .max(caps.pixels)
      .describe('base64 of width × height bytes, row by row from the top, 255 is white'),
  }),
  z.object({
    kind: z.literal('scatter'),
    title,
    points: points.describe('samples, [x, y]'),
    targets: points.describe('centres of the true distribution'),
  }),
]);

export type Picture = z.infer<typeof pictureSchema>;

/** Images side by side: `images` [columns · rows, height, width] in 0..1, one pixel of black between them. */
export function contactSheet(
  title: string,
  images: { readonly data: ArrayLike<number>; readonly height: number; readonly width: number },
  columns: number,
): Picture {
  const { data, height, width } = images;
  const count = Math.floor(data.length / (height * width));
  const rows = Math.ceil(count / columns);
  const sheet = { width: columns * (width + 1) - 1, height: rows * (height + 1) - 1 };
  const bytes = new Uint8Array(sheet.width * sheet.height);
  for (let image = 0; image < count; image++) {
    const left = (image % columns) * (width + 1);
    const top = Math.floor(image / columns) * (height + 1);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        bytes[(top + y) * sheet.width + left + x] = Math.round(
          255 * Math.min(1, Math.max(0, data[(image * height + y) * width + x] ?? 0)),
        );
  }
  return { kind: 'grey', title, ...sheet, pixels: toBase64(bytes) };
}
