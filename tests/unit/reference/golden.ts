import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Matrix } from '#reference/oracle/index.ts';

type Matrices = Readonly<Record<string, Matrix>>;

interface Updates {
  readonly start: Matrix;
  readonly gradients: readonly Matrix[];
  readonly end: Matrix;
}

export interface GoldenGan {
  readonly objective: string;
  readonly options: Readonly<Record<string, number>>;
  readonly start: Readonly<Record<'generator' | 'discriminator' | 'directions', Matrices>>;
  readonly steps: readonly {
    readonly real: readonly Matrix[];
    readonly noise: readonly Matrices[];
    readonly generatorNoise: Matrices;
    readonly losses: readonly [discriminator: number, generator: number];
  }[];
  readonly end: Readonly<Record<'generator' | 'discriminator' | 'average' | 'directions', Matrices>>;
}

/** What tests/peers/unit2_reference.py prints. */
interface Golden {
  readonly script: { readonly path: string; readonly sha256: string };
  readonly wasserstein: {
    readonly inputs: { readonly real: Matrix; readonly fake: Matrix };
    readonly critic: { readonly value: Matrix; readonly real: Matrix; readonly fake: Matrix };
    readonly generator: { readonly value: Matrix; readonly fake: Matrix };
  };
  readonly optimizers: Readonly<Record<'adam' | 'rmsprop' | 'sgd', Updates>>;
  readonly bound: {
    readonly weights: Matrices;
    readonly x: Matrix;
    readonly eps: Matrix;
    readonly logWeights: Matrix;
    readonly bound: Matrix;
    readonly gradients: Matrices;
  };
  readonly vae: readonly {
    readonly beta: number;
    readonly start: Matrices;
    readonly steps: readonly { readonly x: Matrix; readonly eps: Matrix }[];
    readonly losses: readonly number[];
    readonly end: Matrices;
  }[];
  readonly convolutional: {
    readonly weights: Matrices;
    readonly x: Matrix;
    readonly eps: Matrix;
    readonly mu: Matrix;
    readonly logits: Matrix;
    readonly loss: Matrix;
    readonly gradients: Matrices;
  };
  readonly convolutionalGan: {
    readonly gamma: number;
    readonly generator: Matrices;
    readonly discriminator: Matrices;
    readonly x: Matrix;
    readonly z: Matrix;
    readonly samples: Matrix;
    readonly logits: Matrix;
    readonly discriminatorLoss: Matrix;
    readonly generatorLoss: Matrix;
    readonly discriminatorGradients: Matrices;
    readonly generatorGradients: Matrices;
  };
  readonly iwae: {
    readonly start: Matrices;
    readonly steps: readonly { readonly x: Matrix; readonly eps: Matrix }[];
    readonly losses: readonly number[];
    readonly end: Matrices;
  };
  readonly gans: readonly GoldenGan[];
}

const root = new URL('../../../', import.meta.url);

export const golden = JSON.parse(
  readFileSync(new URL('tests/peers/unit2-reference.golden.json', root), 'utf8'),
) as Golden;

export const scriptHash = (): string =>
  createHash('sha256')
    .update(readFileSync(new URL(golden.script.path, root)))
    .digest('hex');
