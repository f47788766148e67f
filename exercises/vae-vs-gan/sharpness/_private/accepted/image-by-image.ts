import * as tf from '@tensorflow/tfjs';

/** Second differences along each axis, cropped to the same size; one image after the other. */
export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const variances = (tf.unstack(images) as tf.Tensor2D[]).map((image) => {
    const [height, width] = image.shape;
    const rows = (from: number): tf.Tensor2D => image.slice([from, 1], [height - 2, width - 2]);
    const columns = (from: number): tf.Tensor2D => image.slice([1, from], [height - 2, width - 2]);
    const vertical = rows(0)
      .sub(rows(1))
      .sub(rows(1).sub(rows(2)));
    const horizontal = columns(0)
      .sub(columns(1))
      .sub(columns(1).sub(columns(2)));
    return tf.moments(vertical.add(horizontal)).variance;
  });
  return tf.stack(variances) as tf.Tensor1D;
}
