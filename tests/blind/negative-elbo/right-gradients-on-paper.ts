// Right: the loss is summed in float64 in plain loops, and all four gradients were derived on paper and are handed to a custom gradient.
import * as tf from '@tensorflow/tfjs';

const softplus = (t: number): number => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
const sigmoid = (t: number): number => (t < 0 ? Math.exp(t) / (1 + Math.exp(t)) : 1 / (1 + Math.exp(-t)));

export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  const beta = p.beta ?? 1;
  const n = p.x.shape[0];
  const loss = tf.customGrad((...inputs) => {
    const [x, l, m, v] = inputs.slice(0, 4).map((t) => (t as tf.Tensor).dataSync()) as Float32Array[];
    let nats = 0;
    x!.forEach((grey, i) => {
      nats += grey * softplus(-l![i]!) + (1 - grey) * softplus(l![i]!);
    });
    let divergence = 0;
    m!.forEach((mean, i) => {
      divergence += (mean * mean + Math.expm1(v![i]!) - v![i]!) / 2;
    });
    return {
      value: tf.scalar((nats + beta * divergence) / n) as tf.Tensor,
      gradFunc: (dy: tf.Tensor) => {
        const u = dy.dataSync()[0]! / n;
        const like = (t: tf.Tensor, entry: (i: number) => number): tf.Tensor =>
          tf.tensor(
            Float32Array.from({ length: t.size }, (_, i) => u * entry(i)),
            t.shape,
          );
        return [
          like(p.x, (i) => -l![i]!),
          like(p.logits, (i) => (1 - x![i]!) * sigmoid(l![i]!) - x![i]! * sigmoid(-l![i]!)),
          like(p.mu, (i) => beta * m![i]!),
          like(p.logVar, (i) => (beta * Math.expm1(v![i]!)) / 2),
        ];
      },
    };
  });
  return loss(p.x, p.logits, p.mu, p.logVar) as tf.Scalar;
}
