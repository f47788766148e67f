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

/** The VAE's lead in standard errors of the difference. A lead of more than two decides. */
const lead = (name: FigureName, vae: Figures, gan: Figures): number =>
  (worth(name, vae[name].mean) - worth(name, gan[name].mean)) /
  Math.hypot(vae[name].standardError, gan[name].standardError);

/** 1 for the VAE, −1 for the GAN, 0 for undecided. */
export const winners = (vae: Figures, gan: Figures): Record<FigureName, number> =>
  Object.fromEntries(
    figureNames.map((name) => {
      const by = lead(name, vae, gan);
      return [name, Math.abs(by) <= 2 ? 0 : Math.sign(by)];
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

const middles: Readonly<Record<FigureName, readonly [value: number, spread: number]>> = {
  sharpness: [1, 0.5],
  frechet: [120, 60],
  kernel: [0, 1], // an unbiased estimate of 0 is negative about half of the time
  precision: [0.6, 0.3],
  recall: [0.5, 0.3],
  auroc: [0.5, 0.4],
};

/** Means on both sides of every threshold, and leads of all sizes, but none near two standard errors. */
export function drawFigures(random: Random): { vae: Figures; gan: Figures } {
  for (;;) {
    const draw = (): Figures =>
      Object.fromEntries(
        figureNames.map((name) => {
          const [middle, spread] = middles[name];
          const standardError = spread * (0.1 + 0.5 * random.uniform());
          return [name, { mean: middle + spread * (2 * random.uniform() - 1), standardError }];
        }),
      ) as Figures;
    const [vae, gan] = [draw(), draw()];
    if (figureNames.every((name) => Math.abs(Math.abs(lead(name, vae, gan)) - 2) > 0.1)) return { vae, gan };
  }
}
