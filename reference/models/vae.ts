import * as tf from '#reference/tensor/tfjs.ts';
import { mlp, relu } from './mlp.ts';

/** q(z | x) = N(mu, diag exp(logVar)) and p(x | z) = Bernoulli(σ(logits)) (Kingma and Welling 2014, appendix C). */
export interface Vae {
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** Images [batch, pixels] to [batch, latent] each. */
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Latents [batch, latent] to logits [batch, pixels]. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

export interface VaeSizes {
  readonly pixels: number;
  readonly hidden: number;
  readonly latent: number;
}

/** One hidden layer of ReLUs on either side; the encoder's last layer gives mu and logVar side by side. */
export function dense({ pixels, hidden, latent }: VaeSizes, seed: string): Vae {
  const encoder = mlp({ sizes: [pixels, hidden, 2 * latent], activation: relu, seed: `${seed} encoder` });
  const decoder = mlp({ sizes: [latent, hidden, pixels], activation: relu, seed: `${seed} decoder` });
  const prefixed = (part: string, variables: Vae['variables']): [string, tf.Variable][] =>
    Object.entries(variables).map(([name, variable]) => [`${part}.${name}`, variable]);
  return {
    variables: Object.fromEntries([
      ...prefixed('encoder', encoder.variables),
      ...prefixed('decoder', decoder.variables),
    ]),
    encode(x) {
      const [mu, logVar] = tf.split(encoder.apply(x), 2, 1) as [tf.Tensor2D, tf.Tensor2D];
      return { mu, logVar };
    },
    decode: (z) => decoder.apply(z),
  };
}
