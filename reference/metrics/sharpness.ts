import { requireFinite } from './rows.ts';

/** Images without channels, as datasets/mnist.ts gives them. */
export interface Images {
  /** [n, height, width]. */
  readonly images: Float32Array | Float64Array;
  readonly height: number;
  readonly width: number;
}

/**
 * Variance of the Laplacian of each image: [n] (Pech-Pacheco et al. 2000). The kernel is [0 1 0; 1 −4 1; 0 1 0], at
 * positions where it is entirely inside the image; the variance over those is divided by their number. Noise raises it
 * like edges do: a value above that of the data is not better.
 *
 * Throws a RangeError for images smaller than 3 × 3.
 */
export function laplacianVariance({ images, height, width }: Images): Float64Array {
  if (!(height >= 3 && width >= 3))
    throw new RangeError(
      `the Laplacian of an image takes at least 3 × 3 pixels, got ${height} × ${width}: pass [n, height, width].`,
    );
  const pixels = height * width;
  if (images.length % pixels !== 0)
    throw new RangeError(
      `images of ${height} × ${width} pixels must fill the array, got ${images.length} values: pass the size of an image.`,
    );
  requireFinite('an image', images);
  return Float64Array.from({ length: images.length / pixels }, (_, i) =>
    populationVariance(laplacian(images.subarray(i * pixels, (i + 1) * pixels), height, width)),
  );
}

/** [(height − 2) (width − 2)]. */
function laplacian(image: Float32Array | Float64Array, height: number, width: number): Float64Array {
  const valid = width - 2;
  const pixel = (i: number): number => image[i] as number;
  return Float64Array.from({ length: (height - 2) * valid }, (_, at) => {
    const centre = (Math.floor(at / valid) + 1) * width + (at % valid) + 1;
    const around = pixel(centre - width) + pixel(centre - 1) + pixel(centre + 1) + pixel(centre + width);
    return around - 4 * pixel(centre);
  });
}

function populationVariance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
