// Unusual: the gradient of mean(f · log N) by tf.variableGrads, with f(z) and z held as constants.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z = sigma.mul<tf.Tensor1D>(eps).add<tf.Tensor1D>(mu);
  const reward = f(z);
  const location = tf.variable(mu);
  const scale = tf.variable(sigma);
  try {
    const { grads } = tf.variableGrads(() => {
      const distance = z.sub(location).div(scale);
      const logDensity = tf.log(scale).add(distance.square().mul(0.5)).neg();
      return reward.mul(logDensity).mean<tf.Scalar>();
    }, [location, scale]);
    return { dMu: grads[location.name] as tf.Scalar, dSigma: grads[scale.name] as tf.Scalar };
  } finally {
    location.dispose();
    scale.dispose();
  }
}
