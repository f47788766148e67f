/**
 * A VAE and a GAN put together from the same parts: what each draws, what each network reads and what each loss sees
 * (Kingma and Welling 2014, eq. 10; Goodfellow et al. 2014, algorithm 1, with the generator's loss of its section 3).
 */
import { ofTerms } from './arithmetic.ts';
import { exact } from './dense.ts';
import type { Estimate, Matrix, Term } from './estimate.ts';
import { exactMlp, forward, type Mlp } from './mlp.ts';
import { elementwiseSum, mapped, plus, sizes, termAt, times } from './running-error.ts';
import { sigmoid, sigmoidTerm, softplus } from './softplus.ts';

export interface Assembly {
  readonly encoder: Mlp; // images to [batch, 2 latent]: mu, then logVar
  readonly decoder: Mlp; // latents to logits [batch, pixels]
  readonly discriminator: Mlp; // images to logits [batch, 1]
  readonly images: Matrix; // [batch, pixels]
  readonly eps: Matrix; // [batch, latent]
}

/** z and logits of the reparametrized draw, and the mean over the batch of −ELBO in nats. */
export function assembleVae({ encoder, decoder, images, eps }: Assembly): {
  z: Estimate; // [batch, latent]
  logits: Estimate; // [batch, pixels]
  loss: Estimate; // []
} {
  const [batch, latent] = sizes(eps);
  const encoded = forward(exactMlp(encoder), exact(images)).output;
  const half = (offset: number): Estimate =>
    ofTerms(
      eps.shape,
      Array.from({ length: batch * latent }, (_, i) =>
        termAt(encoded, Math.floor(i / latent) * 2 * latent + offset + (i % latent)),
      ),
    );
  const [mu, logVar] = [half(0), half(latent)];
  const noise = exact(eps);
  const z = ofTerms(
    eps.shape,
    Array.from(eps.data, (_, i) => plus(termAt(mu, i), times(sigmaOf(termAt(logVar, i)), termAt(noise, i)))),
  );
  const { output: logits } = forward(exactMlp(decoder), z);
  const pixels = exact(images);
  const surprise = Array.from(images.data, (_, i) => pixelSurprise(termAt(logits, i), termAt(pixels, i)));
  const kl = Array.from(eps.data, (_, i) => klTerm(termAt(mu, i), termAt(logVar, i)));
  return { z, logits, loss: total([...surprise, ...kl], batch) };
}

/** The decoded images of the noise, and both players' losses on them. */
export function assembleGan({ decoder, discriminator, images, eps }: Assembly): {
  fake: Estimate; // [batch, pixels]
  discriminatorLoss: Estimate; // []
  generatorLoss: Estimate; // []
} {
  const judge = exactMlp(discriminator);
  const fake = imagesFrom({ decoder, eps });
  const onReal = forward(judge, exact(images)).output;
  const onFake = forward(judge, fake).output;
  return {
    fake,
    discriminatorLoss: elementwiseSum(meanSoftplus(onReal, -1), meanSoftplus(onFake, 1)),
    generatorLoss: meanSoftplus(onFake, -1),
  };
}

/** σ(decoder(eps)): new images of either model, [batch, pixels]. */
export const imagesFrom = ({ decoder, eps }: Pick<Assembly, 'decoder' | 'eps'>): Estimate =>
  mapped(forward(exactMlp(decoder), exact(eps)).output, sigmoidTerm);

const sigmaOf = ({ value, scale }: Term): Term => {
  const sigma = Math.exp(value / 2);
  return { value: sigma, scale: sigma * (1 + Math.abs(value / 2) + scale / 2) };
};

/** −log p(x | l) of a Bernoulli pixel: softplus(l) − x l. */
const pixelSurprise = (l: Term, x: Term): Term => ({
  value: softplus(l.value) - x.value * l.value,
  scale: Math.abs(l.value) + 1 + Math.abs(x.value * l.value) + l.scale,
});

/** ½ (mu² + exp(logVar) − logVar − 1). */
const klTerm = (mu: Term, logVar: Term): Term => {
  const variance = Math.exp(logVar.value);
  return {
    value: (mu.value ** 2 + variance - logVar.value - 1) / 2,
    scale:
      (mu.value ** 2 + variance * (1 + Math.abs(logVar.value)) + Math.abs(logVar.value) + 1) / 2 +
      Math.abs(mu.value) * mu.scale +
      (Math.abs(variance - 1) * logVar.scale) / 2,
  };
};

/** The mean of softplus(sign · l), shape []. */
const meanSoftplus = (logits: Estimate, sign: 1 | -1): Estimate =>
  total(
    Array.from(logits.value, (l, i) => ({
      value: softplus(sign * l),
      scale: Math.abs(l) + 1 + sigmoid(sign * l) * termAt(logits, i).scale,
    })),
    logits.value.length,
  );

/** Σ terms / n, shape []. */
const total = (terms: readonly Term[], n: number): Estimate =>
  ofTerms(
    [],
    [
      {
        value: terms.reduce((sum, { value }) => sum + value, 0) / n,
        scale: terms.reduce((sum, { scale }) => sum + scale, 0) / n,
      },
    ],
  );
