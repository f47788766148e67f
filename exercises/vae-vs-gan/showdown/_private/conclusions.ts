import type { Params, Random } from '#grader/core/index.ts';

/** The figures that compare the trained models. */
export const figureNames = ['sharpness', 'frechet', 'kernel', 'precision', 'recall', 'auroc'] as const;
export type FigureName = (typeof figureNames)[number];

export interface Figure {
  readonly mean: number;
  readonly standardError: number;
}
export type Figures = Readonly<Record<FigureName, Figure>>;

/**
 * Larger for the better model: its samples are as sharp as the data, close to them and varied, and it detects
 * anomalies.
 */
const worth = (name: FigureName, mean: number): number => {
  if (name === 'sharpness') return -Math.abs(mean - 1);
  return name === 'frechet' || name === 'kernel' ? -mean : mean;
};

/** 1 for the VAE, −1 for the GAN, 0 for undecided. */
export const winners = (vae: Figures, gan: Figures): Record<FigureName, number> =>
  Object.fromEntries(
    figureNames.map((name) => {
      const lead = worth(name, vae[name].mean) - worth(name, gan[name].mean);
      const error = Math.hypot(vae[name].standardError, gan[name].standardError);
      return [name, Math.abs(lead) > 2 * error ? Math.sign(lead) : 0];
    }),
  ) as Record<FigureName, number>;

/** Figures as the probe reads them. */
export const paramsOf = (vae: Figures, gan: Figures): Params =>
  Object.fromEntries(
    Object.entries({ vae, gan }).flatMap(([model, figures]) =>
      figureNames.flatMap((name) => [
        [`${model}.${name}.mean`, figures[name].mean],
        [`${model}.${name}.standardError`, figures[name].standardError],
      ]),
    ),
  );

/** The figures of both models. */
export interface Comparison {
  readonly vae: Figures;
  readonly gan: Figures;
}

type Pair = readonly [larger: Figure, smaller: Figure];

/** One pair for each figure. Which model has the larger one is drawn, and a second comparison has the other order. */
export function bothOrders(random: Random, pair: (name: FigureName) => Pair): Comparison[] {
  const drawn = figureNames.map((name) => ({ name, pair: pair(name), first: random.uniform() < 0.5 }));
  const figures = (turned: boolean): Figures =>
    Object.fromEntries(
      drawn.map(({ name, pair: [larger, smaller], first }) => [name, first === turned ? smaller : larger]),
    ) as Figures;
  return [
    { vae: figures(false), gan: figures(true) },
    { vae: figures(true), gan: figures(false) },
  ];
}

const scales: Readonly<Record<FigureName, number>> = {
  sharpness: 0.1,
  frechet: 12,
  kernel: 0.2,
  precision: 0.06,
  recall: 0.06,
  auroc: 0.08,
};
const lowest: Readonly<Record<FigureName, number>> = {
  sharpness: 1.02,
  frechet: 60,
  kernel: 0.1,
  precision: 0.2,
  recall: 0.2,
  auroc: 0.55,
};

/**
 * Two figures whose difference is `lead` times the standard error of one of them. The sharpness is above 1, the kernel
 * distance above 0 and the AUROC above one half.
 *
 * @param ratio of the standard error of the smaller figure to that of the larger one
 */
export const leading =
  (random: Random, lead: readonly [least: number, most: number], ratio = 1) =>
  (name: FigureName): Pair => {
    const scale = scales[name] * (0.5 + 0.5 * random.uniform());
    const start = lowest[name] + scale * random.uniform();
    const by = lead[0] + (lead[1] - lead[0]) * random.uniform();
    return [
      { mean: start + by * scale, standardError: scale },
      { mean: start, standardError: ratio * scale },
    ];
  };

/**
 * Figures on both sides of a value that means something: a sharpness of 1, a kernel distance of 0, an AUROC of one half.
 * The one below it is farther from it, by a clear lead. The other figures have a clear lead too.
 */
export const onBothSides =
  (random: Random) =>
  (name: FigureName): Pair => {
    const scale = scales[name] * (0.5 + 0.5 * random.uniform());
    const middle = { sharpness: 1, kernel: 0, auroc: 0.5 }[name as string] ?? lowest[name] + 4 * scale;
    return [
      { mean: middle + scale * (0.1 + 0.4 * random.uniform()), standardError: 0.3 * scale },
      { mean: middle - scale * (2 + 1.5 * random.uniform()), standardError: 0.3 * scale },
    ];
  };

/** Sixteenths, so that each way to compute it is exact: errors of 3 and 4 have a combined error of 5, and two of them are 10. */
export const exactly =
  (random: Random, lead: number) =>
  (name: FigureName): Pair => {
    const start = (name === 'sharpness' ? 16 : 0) + 1 + Math.floor(4 * random.uniform());
    const factor = 1 / 16;
    return [
      { mean: factor * (start + lead), standardError: factor * 3 },
      { mean: factor * start, standardError: factor * 4 },
    ];
  };

/** Exact means: the difference decides, however small it is. */
export const withoutError =
  (random: Random) =>
  (name: FigureName): Pair => {
    const start = lowest[name] + scales[name] * random.uniform();
    return [
      { mean: start + 0.01 * scales[name], standardError: 0 },
      { mean: start, standardError: 0 },
    ];
  };
