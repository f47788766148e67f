// Right, unusual: a tf.customGrad of two inputs; the value by the symmetric form t/2 + |t|/2 + log1p(exp(-|t|)), the gradients
// written by hand: −sigmoid(−real) / n and sigmoid(fake) / m.
import * as tf from '@tensorflow/tfjs';

type Save = (tensors: tf.Tensor[]) => void;

function softplus(t: tf.Tensor): tf.Tensor {
  const size = t.abs();
  return t.add(size).mul(0.5).add(size.neg().exp().log1p());
}

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const loss = tf.customGrad<tf.Scalar>((a, b, save) => {
    const [r, f] = [a as tf.Tensor, b as tf.Tensor];
    (save as Save)([r, f]);
    return {
      value: softplus(r.neg()).mean().add<tf.Scalar>(softplus(f).mean()),
      gradFunc: (dy, [savedReal, savedFake]) => [
        savedReal!.neg().sigmoid().mul(dy).div(-savedReal!.size),
        savedFake!.sigmoid().mul(dy).div(savedFake!.size),
      ],
    };
  });
  return loss(real, fake);
}
