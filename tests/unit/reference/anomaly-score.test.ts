/** The score by which `npm run reproduce -- anomaly` ranks, against the float64 oracle. */
import { beforeAll, describe, it } from 'vitest';
import { denseVae, type DenseVaeWeights } from '#reference/models/index.ts';
import { anomalyDetection, type Matrix, type vae } from '#reference/oracle/index.ts';
import { anomalyScore } from '#reference/reproduce/anomaly.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import type * as tf from '#reference/tensor/tfjs.ts';
import { drawsOf } from '../oracle/helpers.ts';
import { engines, expectEstimate, tensor, tensors } from './helpers.ts';

const sizes = { inputSize: 9, hiddenSize: 6, latentSize: 2 };

function drawn() {
  const draws = drawsOf('anomaly score');
  const { inputSize: pixels, hiddenSize: hidden, latentSize: latent } = sizes;
  const weights: vae.VaeWeights = {
    ...{ encoderKernel: draws.normal([pixels, hidden]), encoderBias: draws.normal([hidden]) },
    ...{ muKernel: draws.normal([hidden, latent]), muBias: draws.normal([latent]) },
    ...{ logVarKernel: draws.uniform([hidden, latent], -0.3, 0.3), logVarBias: draws.normal([latent]) },
    ...{ decoderKernel: draws.normal([latent, hidden]), decoderBias: draws.normal([hidden]) },
    ...{ logitsKernel: draws.normal([hidden, pixels]), logitsBias: draws.normal([pixels]) },
  };
  const x = draws.uniform([4, pixels], 0, 1);
  return { weights, x, eps: draws.normal([3, 4, latent]) };
}

describe.each(engines)('−ELBO of each image on the %s engine', (engine) => {
  beforeAll(() => useEngine(engine));

  it('is the mean over its samples', async () => {
    const { weights, x, eps } = drawn();
    const given = tensors(weights as unknown as Record<string, Matrix>) as unknown as DenseVaeWeights;
    const scores = anomalyScore(denseVae(sizes), given, tensor<tf.Rank.R2>(x), tensor<tf.Rank.R3>(eps));
    await expectEstimate(scores, anomalyDetection.anomalyScore({ weights, x, eps }));
  });
});
