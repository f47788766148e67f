import type { Figure } from '../figure.ts';

/** Each figure is its own chunk, fetched by the worker that runs it. */
const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  'gradient-path': () => import('../gradient-path/figure.ts'),
  'estimator-lab': () => import('../estimator-lab/figure.ts'),
  saturation: () => import('../saturation/figure.ts'),
  'latent-atlas': () => import('../latent-atlas/figure.ts'),
  'two-models': () => import('../two-models/figure.ts'),
  'loss-curves': () => import('../loss-curves/figure.ts'),
  'mode-hunt': () => import('../mode-hunt/figure.ts'),
  'game-lab': () => import('../game-lab/figure.ts'),
};

export const figureNames = Object.keys(modules);

export async function loadFigure(name: string): Promise<Figure> {
  const load = modules[name];
  if (load === undefined)
    throw new Error(`there is no figure '${name}'; the figures are ${figureNames.join(', ')}`);
  return ((await load()) as { figure: Figure }).figure;
}
