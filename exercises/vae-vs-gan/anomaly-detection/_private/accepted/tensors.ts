import * as tf from '@tensorflow/tfjs';

interface Vae {
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** Encodes again for each sample, and adds up the whole bound. */
export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  let total = tf.zeros([x.shape[0]]);
  for (let s = 0; s < eps.shape[0]; s++) {
    const { mu, logVar } = vae.encode(x);
    const noise = tf.squeeze<tf.Tensor2D>(tf.slice(eps, [s, 0, 0], [1, -1, -1]), [0]);
    const logits = vae.decode(tf.add(mu, tf.mul(tf.sqrt(tf.exp(logVar)), noise)));
    const logLikelihood = tf.sum(
      tf.add(tf.mul(x, tf.logSigmoid(logits)), tf.mul(tf.sub(1, x), tf.logSigmoid(tf.neg(logits)))),
      1,
    );
    const kl = tf.mul(-0.5, tf.sum(tf.sub(tf.sub(tf.add(1, logVar), tf.square(mu)), tf.exp(logVar)), 1));
    total = tf.add(total, tf.sub(kl, logLikelihood));
  }
  return tf.div(total, eps.shape[0]);
}

/** Signs of all differences; read at the end. */
export async function auroc(scores: number[], labels: number[]): Promise<number> {
  const s = tf.tensor1d(scores);
  const y = tf.tensor1d(labels);
  const signs = tf.sign(tf.sub(tf.expandDims(s, 1), tf.expandDims(s, 0))); // of row minus column
  const pairs = tf.mul(tf.expandDims(y, 1), tf.sub(1, tf.expandDims(y, 0)));
  const won = tf.sum(tf.mul(pairs, tf.div(tf.add(signs, 1), 2)));
  const [share = NaN] = await tf.div(won, tf.sum(pairs)).data();
  return share;
}

export async function threshold(normalScores: number[], rate: number): Promise<number> {
  const n = normalScores.length;
  const sorted = tf.reverse(tf.topk(tf.tensor1d(normalScores), n).values);
  const place = (n - 1) * (1 - rate);
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  const [low, high] = tf.split(tf.gather(sorted, tf.tensor1d([below, above], 'int32')), 2);
  if (!low || !high) return NaN;
  const [value = NaN] = await tf.add(tf.mul(low, 1 - (place - below)), tf.mul(high, place - below)).data();
  return value;
}
