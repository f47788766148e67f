import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

/**
 * Variance, over the positions whose four neighbours are inside the image, of the sum of the neighbours minus four
 * times the pixel: images [n, height, width] to [n] (Pech-Pacheco et al. 2000).
 */
export function laplacianVariance({ images }: { readonly images: Matrix }): Estimate {
  const [n = NaN, height = NaN, width = NaN] = images.shape;
  const terms = Array.from({ length: n }, (_, image) => {
    const pixel = (y: number, x: number): number => at(images.data, (image * height + y) * width + x);
    const laplacians: { value: number; scale: number }[] = [];
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const around = [pixel(y - 1, x), pixel(y + 1, x), pixel(y, x - 1), pixel(y, x + 1)];
        const sum = around.reduce((total, one) => total + one, 0);
        const magnitude = around.reduce((total, one) => total + Math.abs(one), 0);
        laplacians.push({
          value: sum - 4 * pixel(y, x),
          scale: magnitude + 4 * Math.abs(pixel(y, x)),
        });
      }
    const mean = (of: (one: { value: number; scale: number }) => number): number =>
      laplacians.reduce((total, one) => total + of(one), 0) / laplacians.length;
    const middle = mean(({ value }) => value);
    return {
      value: mean(({ value }) => (value - middle) ** 2),
      // Also if the squared mean is subtracted from the mean square.
      scale: mean(({ value, scale }) => 2 * Math.abs(value - middle) * scale + value ** 2) + middle ** 2,
    };
  });
  return {
    shape: [n],
    value: Float64Array.from(terms, ({ value }) => value),
    scale: Float64Array.from(terms, ({ scale }) => scale),
  };
}
