/** Models as functions of their weights. */
export { convolutionalDiscriminator, convolutionalGenerator } from './convolutional-gan.ts';
export { convolutionalVae } from './convolutional-vae.ts';
export { denseVae, type DenseVaeWeights, type Vae } from './dense-vae.ts';
export { digitClassifier } from './digit-classifier.ts';
export { elboTerms, importanceTerms, reparametrize } from './vae-terms.ts';
export { mlp, type Network } from './mlp.ts';
export { appendDeviation } from './minibatch-deviation.ts';
export { packed } from './packed.ts';
export type { Weights } from './weights.ts';
