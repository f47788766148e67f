import { toBase64 } from '#reference/shared/base64.ts';
import { mark, type Mark } from '#reference/shared/svg.ts';

/** Grey values [height, width], row by row from the top left, 0 to 255. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** An image at a place in the picture. The style sheet decides how white looks on black. */
export const imageMark = (
  className: string,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  image: GreyImage,
): Mark =>
  mark('image', className, {
    ...place,
    href: `data:image/bmp;base64,${toBase64(bitmap(image))}`,
    preserveAspectRatio: 'none',
  });

/** Images [n, side, side] in 0..1 as one image, `across` of them per row. */
export function mosaic(
  images: Float32Array,
  { side, across }: { readonly side: number; readonly across: number },
): GreyImage {
  const n = images.length / (side * side);
  const [width, height] = [across * side, Math.ceil(n / across) * side];
  const pixels = new Uint8Array(width * height);
  for (let image = 0; image < n; image++)
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const x = (image % across) * side + column;
        const y = Math.floor(image / across) * side + row;
        pixels[y * width + x] = Math.round(255 * (images[(image * side + row) * side + column] ?? 0));
      }
  return { width, height, pixels };
}

const headerBytes = 54;
const paletteBytes = 4 * 256;

/** An uncompressed bitmap of 8 bits per pixel (BITMAPINFOHEADER). It is made a few times per second, too often to compress. */
function bitmap({ width, height, pixels }: GreyImage): Uint8Array {
  const stride = 4 * Math.ceil(width / 4);
  const start = headerBytes + paletteBytes;
  const bytes = new Uint8Array(start + stride * height);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]); // "BM"
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, headerBytes - 14, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -height, true); // from the top
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  view.setUint32(46, 256, true);
  for (let grey = 0; grey < 256; grey++) bytes.fill(grey, headerBytes + 4 * grey, headerBytes + 4 * grey + 3);
  for (let row = 0; row < height; row++)
    bytes.set(pixels.subarray(row * width, (row + 1) * width), start + row * stride);
  return bytes;
}
