import { at } from './arithmetic.ts';
import {
  add,
  asMatrix,
  dense,
  denseVjp,
  exact,
  relu,
  reluVjp,
  withScale,
  type DenseWeights,
} from './dense.ts';
import type { Estimate, Matrix } from './estimate.ts';
import { negativeElbo, negativeElboVjp } from './negative-elbo.ts';
import { reparametrize } from './reparametrize.ts';

/**
 * The dense VAE of Kingma and Welling (2014, appendix C) with ReLU: x → hidden → (mu, logVar), z → hidden → logits.
 * Kernels [in, out], biases [out].
 */
export interface VaeWeights<T = Matrix> {
  readonly encoderKernel: T;
  readonly encoderBias: T;
  readonly muKernel: T;
  readonly muBias: T;
  readonly logVarKernel: T;
  readonly logVarBias: T;
  readonly decoderKernel: T;
  readonly decoderBias: T;
  readonly logitsKernel: T;
  readonly logitsBias: T;
}

type Layer = 'encoder' | 'mu' | 'logVar' | 'decoder' | 'logits';
const layer = (weights: VaeWeights, name: Layer): DenseWeights => ({
  kernel: exact(weights[`${name}Kernel`]),
  bias: exact(weights[`${name}Bias`]),
});

/** x [batch, inputSize] to mu and logVar [batch, latentSize]; `hidden` is before the ReLU. */
export function encode(weights: VaeWeights, x: Matrix): { hidden: Estimate; mu: Estimate; logVar: Estimate } {
  const hidden = dense(exact(x), layer(weights, 'encoder'));
  const active = relu(hidden);
  return { hidden, mu: dense(active, layer(weights, 'mu')), logVar: dense(active, layer(weights, 'logVar')) };
}

/** z [batch, latentSize] to logits [batch, inputSize]; `hidden` is before the ReLU. */
export function decode(weights: VaeWeights, z: Estimate): { hidden: Estimate; logits: Estimate } {
  const hidden = dense(z, layer(weights, 'decoder'));
  return { hidden, logits: dense(relu(hidden), layer(weights, 'logits')) };
}

function forward(weights: VaeWeights, x: Matrix, eps: Matrix) {
  const encoded = encode(weights, x);
  const mu = asMatrix(encoded.mu);
  const logVar = asMatrix(encoded.logVar);
  const sigma = encoded.logVar.value.map((entry) => Math.exp(entry / 2));
  // ∂z/∂mu = 1, ∂z/∂logVar = ½ σ ε
  const slope = sigma.map((entry, i) => 0.5 * entry * at(eps.data, i));
  const z = withScale(
    reparametrize({ mu, logVar, eps }),
    (i) => at(encoded.mu.scale, i) + Math.abs(at(slope, i)) * at(encoded.logVar.scale, i),
  );
  const decoded = decode(weights, z);
  return { encoded, z, slope, decoded, terms: { x, logits: asMatrix(decoded.logits), mu, logVar } };
}

/** Mean over the batch of −ELBO at one z = mu + σ eps per image, in nats: shape []. */
export function loss(weights: VaeWeights, x: Matrix, eps: Matrix): Estimate {
  const { encoded, decoded, terms } = forward(weights, x, eps);
  const slopes = negativeElboVjp({ ...terms, cotangent: one });
  const carried = (gradient: Estimate, { scale }: Estimate): number =>
    gradient.value.reduce((sum, slope, i) => sum + Math.abs(slope) * at(scale, i), 0);
  return withScale(
    negativeElbo(terms),
    () =>
      carried(slopes.logits, decoded.logits) +
      carried(slopes.mu, encoded.mu) +
      carried(slopes.logVar, encoded.logVar),
  );
}

/** The decoded images, [batch, inputSize], from z = mu + σ eps. */
export const reconstruction = (weights: VaeWeights, x: Matrix, eps: Matrix): Estimate =>
  forward(weights, x, eps).decoded.logits;

/** Gradients of the loss with respect to every variable. */
export function gradients(weights: VaeWeights, x: Matrix, eps: Matrix): VaeWeights<Estimate> {
  const { encoded, z, slope, decoded, terms } = forward(weights, x, eps);
  const batch = at(x.shape, 0);
  const byTerm = negativeElboVjp({ ...terms, cotangent: one });
  // σ(l) has a slope of at most ¼; exp(logVar)/2 is its own slope.
  const byLogits = withScale(byTerm.logits, (i) => (0.25 * at(decoded.logits.scale, i)) / batch);
  const logitsLayer = denseVjp(relu(decoded.hidden), layer(weights, 'logits'), byLogits);
  const decoderLayer = denseVjp(z, layer(weights, 'decoder'), reluVjp(decoded.hidden, logitsLayer.x));
  const byZ = decoderLayer.x;
  const byMu = withScale(add(byTerm.mu, byZ), (i) => at(encoded.mu.scale, i) / batch);
  const throughSigma: Estimate = {
    shape: byZ.shape,
    value: byZ.value.map((entry, i) => entry * at(slope, i)),
    scale: byZ.value.map((entry, i) => {
      const { value, scale } = encoded.logVar;
      const exponent = 1 + Math.abs(at(value, i)) / 2 + at(scale, i) / 2;
      return Math.abs(at(slope, i)) * (at(byZ.scale, i) + Math.abs(entry) * exponent);
    }),
  };
  const byLogVar = withScale(add(byTerm.logVar, throughSigma), (i) => {
    const { value, scale } = encoded.logVar;
    return (0.5 * Math.exp(at(value, i)) * at(scale, i)) / batch;
  });
  const active = relu(encoded.hidden);
  const muLayer = denseVjp(active, layer(weights, 'mu'), byMu);
  const logVarLayer = denseVjp(active, layer(weights, 'logVar'), byLogVar);
  const byHidden = reluVjp(encoded.hidden, add(muLayer.x, logVarLayer.x));
  const encoderLayer = denseVjp(exact(x), layer(weights, 'encoder'), byHidden);
  return {
    encoderKernel: encoderLayer.kernel,
    encoderBias: encoderLayer.bias,
    muKernel: muLayer.kernel,
    muBias: muLayer.bias,
    logVarKernel: logVarLayer.kernel,
    logVarBias: logVarLayer.bias,
    decoderKernel: decoderLayer.kernel,
    decoderBias: decoderLayer.bias,
    logitsKernel: logitsLayer.kernel,
    logitsBias: logitsLayer.bias,
  };
}

/** The smallest distance of a ReLU's input from its kink in the batch. */
export function distanceFromKink(weights: VaeWeights, x: Matrix, eps: Matrix): number {
  const { encoded, decoded } = forward(weights, x, eps);
  return Math.min(...[...encoded.hidden.value, ...decoded.hidden.value].map(Math.abs));
}

const one: Matrix = { shape: [], data: [1] };
