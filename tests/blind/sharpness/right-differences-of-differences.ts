// Right: takes differences of neighbours twice in each direction, so a bright flat area is 0 at the first step, and the variance from tf.moments.
import * as tf from '@tensorflow/tfjs';

/** Each entry minus the one before it, along one axis. */
function differences(t: tf.Tensor3D, axis: 1 | 2): tf.Tensor3D {
  const size = [...t.shape] as [number, number, number];
  size[axis] -= 1;
  const begin: [number, number, number] = [0, 0, 0];
  const next: [number, number, number] = [0, 0, 0];
  next[axis] = 1;
  return tf.sub(tf.slice(t, next, size), tf.slice(t, begin, size)) as tf.Tensor3D;
}

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, height, width] = images.shape;
  const inner: [number, number, number] = [n, height - 2, width - 2];
  const vertical = tf.slice(differences(differences(images, 1), 1), [0, 0, 1], inner);
  const horizontal = tf.slice(differences(differences(images, 2), 2), [0, 1, 0], inner);
  return tf.moments(tf.add(vertical, horizontal), [1, 2]).variance as tf.Tensor1D;
}
