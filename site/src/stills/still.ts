import type { Picture } from '#reference/shared/svg.ts';
import type { Layout } from '../figures/figure.ts';

/** A picture that is drawn when the site is built, from formulas of the reference or from measured rows. */
export interface Still {
  readonly title: string;
  /** What the picture shows, with its numbers, for a reader who cannot see it. */
  readonly text: string;
  /** For a wide and a narrow page. */
  picture(layout: Layout): Picture;
}
