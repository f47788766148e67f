import type { NumericArray } from '#grader/core/index.ts';
import type { rowsOf } from '#reference/metrics/index.ts';
import {
  auroc,
  frechetDistance,
  kernelDistance,
  laplacianVariance,
  precisionRecall,
  type DigitClassifier,
} from '#reference/metrics/index.ts';
import { affine } from '#reference/oracle/affine.ts';
import type { Matrix } from '#reference/oracle/index.ts';
import type { Mlp } from '#reference/oracle/mlp.ts';
import { decodedPixels, vaeOnEachImage } from '#reference/oracle/vae-on-test-images.ts';
import { figureNames, type Figure, type FigureName, type Figures } from './conclusions.ts';
import type { Models } from './draw.ts';

const [side, pixels] = [28, 784];
/** The number of neighbours in the published definition of precision and recall. */
const neighbours = 3;
/** The number of sample sets for the standard error. */
const parts = 4;

/** The test data: images in 0..1, row-major. */
export interface TestData {
  readonly normal: Float32Array; // [m, pixels]
  readonly anomalous: Float32Array; // [k, pixels]
  readonly z: Float64Array; // [n, latent]
  readonly eps: Float64Array; // [m + k, latent]
}

interface Made {
  readonly samples: Float64Array; // [n, pixels]
  readonly normalScores: Float64Array; // [m]
  readonly anomalousScores: Float64Array; // [k]
}

/** Both models' samples and scores, by the grader's own forward passes in float64. */
export function madeBy({ vae, generator, discriminator }: Models, data: TestData) {
  const images = Float64Array.from([...data.normal, ...data.anomalous]);
  const m = data.normal.length / pixels;
  const each = vaeOnEachImage(vae, images, data.eps);
  const logits = network(discriminator, images);
  const scored = (samples: Float64Array, scores: Float64Array): Made => ({
    samples,
    normalScores: scores.subarray(0, m),
    anomalousScores: scores.subarray(m),
  });
  return {
    reconstruction: each.subarray(0, m).reduce((sum, nats) => sum + nats, 0) / m,
    vae: scored(decodedPixels(vae, data.z), each),
    gan: scored(
      network(generator, data.z).map((logit) => 1 / (1 + Math.exp(-logit))),
      logits.map((logit) => -logit),
    ),
  };
}

function network({ hidden, last }: Mlp<NumericArray>, x: Float64Array): Float64Array {
  const passed = hidden.reduce((input, layer) => leaky(affine(input, layer as Layer)), x);
  return affine(passed, last);
}
interface Layer {
  readonly kernel: Matrix;
  readonly bias: Matrix;
}
const leaky = (x: Float64Array): Float64Array => x.map((entry) => (entry > 0 ? entry : 0.2 * entry));

/** Every figure, on all samples together. */
export function figuresOf(
  { samples, normalScores, anomalousScores }: Made,
  normal: Float32Array,
  classifier: DigitClassifier,
): Record<FigureName, number> {
  const [real, fake] = [normal, Float32Array.from(samples)].map((images) => classifier.features(images)) as [
    ReturnType<typeof rowsOf>,
    ReturnType<typeof rowsOf>,
  ];
  return {
    sharpness: sharpnessOf(samples) / sharpnessOf(normal),
    frechet: frechetDistance(real, fake),
    kernel: kernelDistance(real, fake),
    ...precisionRecall(real, fake, neighbours),
    auroc: auroc(
      [...normalScores, ...anomalousScores],
      [...Array.from(normalScores, () => 0), ...Array.from(anomalousScores, () => 1)],
    ),
  };
}

const sharpnessOf = (images: Float32Array | Float64Array): number => {
  const variances = laplacianVariance({ images, height: side, width: side });
  return variances.reduce((sum, variance) => sum + variance, 0) / variances.length;
};

/** Mean and standard error of every figure over equal parts of the samples and the images. */
export function figuresWithErrors(made: Made, normal: Float32Array, classifier: DigitClassifier): Figures {
  const part = <T extends Float32Array | Float64Array>(all: T, i: number, width: number): T => {
    const rows = Math.floor(all.length / width / parts);
    return all.subarray(i * rows * width, (i + 1) * rows * width) as T;
  };
  const each = Array.from({ length: parts }, (_, i) =>
    figuresOf(
      {
        samples: part(made.samples, i, pixels),
        normalScores: part(made.normalScores, i, 1),
        anomalousScores: part(made.anomalousScores, i, 1),
      },
      part(normal, i, pixels),
      classifier,
    ),
  );
  return Object.fromEntries(
    figureNames.map((name) => [name, meanOf(each.map((figures) => figures[name]))]),
  ) as Figures;
}

function meanOf(values: readonly number[]): Figure {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, standardError: Math.sqrt(variance / n) };
}
