// Right: plain loops over the pixels, with the running mean and sum of squares of Welford in float64.
import * as tf from '@tensorflow/tfjs';

class Running {
  count = 0;
  mean = 0;
  squares = 0;

  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
  }

  get variance(): number {
    return this.squares / this.count;
  }
}

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, height, width] = images.shape;
  const grey = images.dataSync();
  const result = new Float32Array(n);
  for (let image = 0; image < n; image++) {
    const at = (y: number, x: number) => grey[(image * height + y) * width + x]!;
    const running = new Running();
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const centre = at(y, x);
        const neighbours = [at(y - 1, x), at(y + 1, x), at(y, x - 1), at(y, x + 1)];
        running.add(neighbours.reduce((sum, value) => sum + (value - centre), 0));
      }
    }
    result[image] = running.variance;
  }
  return tf.tensor1d(result);
}
